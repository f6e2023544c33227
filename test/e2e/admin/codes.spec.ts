import type { Page } from "@playwright/test";
import { demoCoupon } from "../support/demo-codes";
import { expect, pageOfItsOwn, test } from "../support/admin-test";
import { TillScreen } from "../support/till-screen";

const ADD = "/coupons/CROISSANT/add-codes";
const file = (lines: readonly string[], name = "spring.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(`code\r\n${lines.join("\r\n")}`) });
const codes = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(5, "0")}`);
const choose = (page: Page, lines: readonly string[]) => page.getByLabel("File of codes").setInputFiles(file(lines));

test("a file of 10,000 codes is all in; one with a bad row adds nothing and names it; a lost answer doubles nothing", async ({ admin }) => {
  const { page } = admin;
  await admin.open(ADD);
  const lines = codes("FILE", 10_000);
  await choose(page, lines.with(499, lines[0] ?? ""));
  await expect(page.getByText("Nothing was added: 1 row has to be mended")).toBeVisible();
  await expect(page.getByRole("row", { name: /501 FILE-00001 Row 2 has this code already/ })).toBeVisible();

  await choose(page, lines);
  await expect(page.getByText("10,000 codes added")).toBeVisible();
  await expect(page.getByText("The coupon has 10,040 codes now")).toBeVisible();

  await choose(page, ["NEW-1", "TEAROFF-CROISSANT-0001"]);
  await expect(page.getByRole("row", { name: /3 TEAROFF-CROISSANT-0001 This coupon has this code already/ })).toBeVisible();

  await page.route("**/commit", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await choose(page, codes("LOST", 1_500));
  await expect(page.getByText("spring.csv is not in yet, as far as is known here")).toBeVisible();
  await page.unroute("**/commit");
  await admin.press("Go on");
  await expect(page.getByText("1,500 codes added")).toBeVisible();
  await expect(page.getByText("The coupon has 11,540 codes now")).toBeVisible();
});

test("codes are made in steps, nobody leaves unasked meanwhile, and ending keeps those that are in", async ({ admin }) => {
  const { page } = admin;
  await admin.open(ADD);
  await page.getByLabel("How many", { exact: true }).fill("30000");
  await page.getByLabel("They begin with").fill("AUTUMN-");
  await page.getByLabel("How many characters at random").fill("6");
  await expect(page.getByText("Codes like these can be guessed")).toBeVisible();
  await page.getByLabel("How many characters at random").fill("12");
  await expect(page.getByText("Codes like these can be guessed")).toHaveCount(0);
  let second: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (second = resolve));
  let steps = 0;
  await page.route("**/generated-codes", async (route) => {
    if ((steps += 1) === 2) await held;
    await route.continue();
  });
  await admin.press("Make codes");
  await expect(page.getByText("Making: 10,000 of 30,000 codes")).toBeVisible();
  await page.getByRole("link", { name: "Back to the coupon" }).tap();
  await expect(page.getByRole("dialog")).toContainText("The codes that are made stay");
  await admin.press("Stay");
  await admin.press("End here");
  second();
  await expect(page.getByText("20,000 codes made and added")).toBeVisible();
  await expect(page.getByText("The other 10,000 were not made")).toBeVisible();
});

test("codes are found and paged from the coupon's page, and going back shows each page again", async ({ admin }) => {
  const { page } = admin;
  await admin.open("/coupons/ESPRESSO/add-codes");
  await choose(page, codes("PAGED", 120));
  await expect(page.getByText("120 codes added")).toBeVisible();
  await page.getByRole("link", { name: "Back to the coupon" }).tap();
  const row = (code: string) => page.getByRole("row", { name: code });
  await expect(row("ESP-0001")).toBeVisible();
  await admin.press("Next page");
  await expect(row("PAGED-00011")).toBeVisible();
  await admin.press("Next page");
  await expect(row("PAGED-00061")).toBeVisible();
  await page.reload();
  await expect(row("PAGED-00061")).toBeVisible();
  await admin.press("Previous page");
  await expect(row("PAGED-00011")).toBeVisible();
  await page.goForward();
  await expect(row("PAGED-00061")).toBeVisible();
  await admin.press("Next page");
  await expect(row("PAGED-00120")).toBeVisible();
  await expect(page.getByRole("button", { name: "Next page" })).toHaveCount(0);

  await page.getByRole("searchbox").fill("PAGED-0007");
  await expect(row("PAGED-0007")).toHaveCount(10);
  await expect(row("ESP-0001")).toHaveCount(0);
  await page.getByLabel("Shown").selectOption({ label: "Claimed" });
  await expect(page.getByText("Nothing like that")).toBeVisible();
});

test("what happened to a code is told from the beginning, and a redemption is undone with a reason: the code is good again", async ({ admin, browser, server }) => {
  const { page } = admin;
  const [code = ""] = demoCoupon("BAGEL").codes;
  const till = new TillScreen(await pageOfItsOwn(browser), server.origin);
  await till.open();
  await till.enrol(server.enrolmentCode(), "Counter");
  await till.signIn();
  await till.typeCode(code);
  await till.redeem("Bagel at half price");

  await admin.open("/coupons/BAGEL?state=redeemed");
  await expect(page.getByRole("region", { name: "Codes" }).getByRole("row", { name: code })).toContainText("Counter");
  await page.getByRole("button", { name: code }).tap();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveText([/Added to the coupon/, /Redeemed at Riverside, by Demo cashier on Counter/]);
  await admin.press("Undo this redemption");
  await admin.press("Undo for good");
  await expect(dialog.getByText("Say why, for whoever looks at it later.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("The bagel was burnt");
  await admin.press("Undo for good");
  await expect(dialog.getByRole("listitem").last()).toContainText("The bagel was burnt");
  await admin.press("Close");
  await expect(page.getByText("Nothing like that")).toBeVisible();

  await till.typeCode(code);
  await till.redeem("Bagel at half price");
  await till.page.context().close();
});
