import { randomBytes } from "node:crypto";
import { newId } from "../../server/auth/new-id";
import { digestPin } from "../../server/auth/digest-pin";
import { openSqliteStore } from "../../server/store/sqlite";
import { parseCode } from "../../src/domain/code/parse-code";
import type { CouponId } from "../../src/domain/coupon/coupon-id";
import { newTestClaim } from "../builders/claims";
import { couponOf, listTerms } from "../builders/coupons";
import { deedBy } from "../builders/members";
import { expect, test } from "./support/shop-test";

/** What a shop's own people, or its customers, might write where a name belongs. */
const HOSTILE = `"><img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script><svg onload=window.__pwned=1>{{7*7}}`;
const TITLE = `Free ${HOSTILE}`;
const SCRIPT_LINK = "javascript:window.__pwned=1";
const STAFF = `Eve ${HOSTILE}`;

test("what is written in a shop is shown as it was written, and does nothing", async ({ page, till, server }) => {
  // It walks through every page that is no member's.
  test.setTimeout(300_000);
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const isUnharmed = async () => {
    expect(await page.evaluate(() => ["__pwned" in window, document.querySelectorAll("img[src=x], svg[onload]").length])).toEqual([false, 0]);
    expect(dialogs).toBe(0);
  };
  await server.stop();
  const link = await stockHostileShop(server.dataDir);
  await server.start();

  await till.open();
  await till.enrol(server.enrolmentCode(), `Till ${HOSTILE}`.slice(0, 60));
  await expect(page.getByText(STAFF)).toBeVisible();
  await isUnharmed();
  await till.signIn();
  await till.expectReadyOffline();

  await till.typeCode(HOSTILE);
  await till.expectVerdict("Can be redeemed");
  await expect(page.getByText(TITLE).first()).toBeVisible();
  await isUnharmed();
  await till.redeem(TITLE);
  await till.typeCode(HOSTILE);
  await till.expectVerdict("Already redeemed");
  await isUnharmed();
  await till.nextCustomer();
  await till.typeCode(`nobody's ${HOSTILE}`);
  await till.expectVerdict("Not known");
  await isUnharmed();
  await till.nextCustomer();
  await till.openToday();
  await expect(till.listed(TITLE).first()).toBeVisible();
  await isUnharmed();

  await page.goto(`${server.origin}/demo`);
  await expect(page.getByText(TITLE).first()).toBeVisible();
  expect(await page.locator("a").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol))).not.toContain("javascript:");
  await isUnharmed();
  await page.goto(server.origin + link);
  await expect(page.getByRole("heading", { name: TITLE, level: 2 })).toBeVisible();
  await page.getByText("Terms and conditions").click();
  await expect(page.getByText(SCRIPT_LINK)).toBeVisible();
  expect(await page.locator("a").evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).protocol))).not.toContain("javascript:");
  await isUnharmed();
  await page.goto(`${server.origin}/wallet`);
  await expect(page.getByText(TITLE)).toBeVisible();
  await isUnharmed();
  for (const path of ["/c/", "/get/", "/till/", "/admin/", "/nosuch/"]) {
    await page.goto(server.origin + path + encodeURIComponent(HOSTILE));
    await expect(page.getByText("Opening…")).toHaveCount(0);
    await isUnharmed();
  }
});

/** Past all that the server checks, as if that had a hole. Returns the link of a claim of its coupon. */
async function stockHostileShop(dataDir: string): Promise<string> {
  const store = await openSqliteStore(dataDir);
  try {
    const [shop] = await store.workspaces();
    const code = parseCode("qr", HOSTILE);
    if (shop === undefined || !code.ok) throw new Error("There is no shop to be hostile in.");
    const terms = listTerms({ couponId: "HOSTILE" as CouponId, title: TITLE, registerText: HOSTILE });
    const { ordinal: _ordinal, version: _version, ...coupon } = couponOf(terms, {
      name: HOSTILE,
      copyButtonText: HOSTILE,
      termsText: `${HOSTILE} ${SCRIPT_LINK} [a](${SCRIPT_LINK})`,
      promo: { label: HOSTILE, url: SCRIPT_LINK, copyFirst: true },
      page: { description: HOSTILE, belowCode: HOSTILE, bannerUrl: SCRIPT_LINK, logoUrl: SCRIPT_LINK, colour: "red;background:url(//evil.example)" },
    });
    await store.addCoupon(shop.number, coupon, [code.value], Date.now());
    const member = { id: newId(Date.now(), randomBytes), name: STAFF, role: "cashier", pin: await digestPin("1234", randomBytes) } as const;
    await store.addStaff(shop.number, member, deedBy("Eve", Date.now()));
    const claim = await store.claim(shop.number, newTestClaim("HOSTILE", { name: HOSTILE }), Date.now());
    if (!claim.ok) throw new Error(claim.problem);
    return `/c/${claim.value.token}`;
  } finally {
    await store.close();
  }
}
