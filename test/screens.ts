import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { DEMO_COUPONS } from "../server/demo/demo-coupons";
import { AdminScreen } from "./e2e/support/admin-screen";
import { type Camera, makeCamera } from "./e2e/support/camera";
import { chromiumWith } from "./e2e/support/chromium";
import { demoCoupon, type FreshCodes, freshCodes } from "./e2e/support/demo-codes";
import { wireTill } from "./e2e/support/wire-till";
import { startTearoff, type TearoffServer } from "./e2e/support/tearoff-server";
import { TillScreen } from "./e2e/support/till-screen";
import { shootContacts } from "./screens/contact-screens";
import { shootCoupon } from "./screens/coupon-screens";
import { shootCustomer } from "./screens/customer-screens";
import { shootForm } from "./screens/form-screens";
import { shootRole } from "./screens/role-screens";
import { type ClaimedStates, stockClaims } from "./screens/stock-claims";
import { shootWebhooks } from "./screens/webhook-screens";

const FOLDER = join(import.meta.dirname, "..", "docs", "screens");
const WEBP_QUALITY = 80;
const LEVEL_DEG = 3;

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true },
} as const;
const SCHEMES = ["light", "dark"] as const;

const ADMIN_PAGES = [
  { screen: "coupons", path: "/coupons?sort=name", sign: "Free flat white" },
  { screen: "stores", path: "/stores", sign: "Riverside" },
  { screen: "tills", path: "/tills", sign: "Counter left" },
  { screen: "staff", path: "/people/staff", sign: "Demo cashier" },
  { screen: "members", path: "/people/members", sign: "Demo owner" },
  { screen: "audit-log", path: "/audit-log", sign: "signed in" },
  { screen: "account", path: "/account", sign: "This browser" },
];

type Shoot = (screen: string) => Promise<void>;
type WireTill = Awaited<ReturnType<typeof wireTill>>;
type Shop = {
  readonly server: TearoffServer;
  readonly camera: Camera;
  readonly freshCode: FreshCodes;
  readonly links: ClaimedStates;
  /** Two that redeem without a network. */
  readonly others: readonly [WireTill, WireTill];
};

await mkdir(FOLDER, { recursive: true });
const server = await startTearoff();
const camera = await makeCamera();
const browser = await chromium.launch(chromiumWith(camera.launchArgs));
try {
  const links = await stockClaims(server);
  const other = (name: string) => wireTill(server.origin, server.enrolmentCode(), name);
  const shop: Shop = { server, camera, freshCode: freshCodes(), links, others: [await other("Counter right"), await other("Terrace")] };
  for (const device of Object.keys(DEVICES) as (keyof typeof DEVICES)[]) {
    for (const scheme of SCHEMES) await shootAll(browser, shop, device, scheme);
  }
} finally {
  await browser.close();
  await server.remove();
  await camera.remove();
}

/** Goes through every screen on one device, as a cashier would, and keeps a picture of each. */
async function shootAll(browser: Browser, shop: Shop, device: keyof typeof DEVICES, scheme: (typeof SCHEMES)[number]) {
  const context = await browser.newContext({ ...DEVICES[device], colorScheme: scheme, reducedMotion: "reduce", locale: "en-GB" });
  const page = await context.newPage();
  const shoot: Shoot = async (screen) => {
    const path = join(FOLDER, `${screen}-${device}-${scheme}.webp`);
    await writeFile(path, await webpOf(page));
    console.log(path);
  };
  await shootTill(new TillScreen(page, shop.server.origin), shop, shoot);
  await page.goto(`${shop.server.origin}/demo`);
  await page.getByRole("img", { name: /to be scanned$/ }).first().waitFor();
  await shoot("demo");
  await shootCustomer(page, shop.server.origin, shop.links, shoot);
  await redeemTwice(shop);
  await shootAdmin(new AdminScreen(page, shop.server.origin), shop, shoot);
  await context.close();
}

/** Leaves a conflict: two tills, each without a network, and one code. */
async function redeemTwice({ others: [first, second], freshCode }: Shop): Promise<void> {
  const code = freshCode("ean13");
  const coupon = DEMO_COUPONS.find(({ title }) => title === code.title);
  await first.redeem(coupon?.couponId ?? "", code.text, { agoMs: 4 * 60_000 });
  await second.redeem(coupon?.couponId ?? "", code.text, { agoMs: 60_000 });
}

/** Through the manager's pages, with what the other devices have left in the shop. */
async function shootAdmin(admin: AdminScreen, { server }: Shop, shoot: Shoot): Promise<void> {
  await admin.open();
  await admin.heading("Sign in").waitFor();
  await shoot("admin-sign-in");
  await admin.signIn(server.owner());
  await admin.heading("To look at").waitFor();
  await shoot("admin-today");
  await admin.open("/conflicts");
  await admin.heading("This one holds the code").first().waitFor();
  await shoot("admin-conflicts");
  for (const { screen, path, sign } of ADMIN_PAGES) {
    await admin.open(path);
    await admin.row(sign).first().waitFor();
    await shoot(`admin-${screen}`);
  }
  await shootCoupon(admin, shoot);
  await shootForm(admin, shoot);
  await shootContacts(admin, shoot);
  await admin.open("/settings");
  await admin.page.getByLabel("Undo for").waitFor();
  await shoot("admin-settings");
  await shootWebhooks(admin, shoot);
  await admin.open("/tills");
  await admin.press("Set up a till");
  await admin.page.getByLabel("Store").waitFor();
  await admin.press("Show the code");
  await admin.page.getByLabel("Code to type").waitFor();
  await shoot("admin-enrol");
  await admin.open("/people/members");
  await admin.press("Invite a member");
  await admin.press("Make the link");
  await admin.page.getByRole("group", { name: /^Your invitation/ }).waitFor();
  await shoot("admin-invite");
  await shootRole(admin, shoot);
}

async function shootTill(till: TillScreen, { server, camera, freshCode }: Shop, shoot: Shoot): Promise<void> {
  const [fixed = ""] = demoCoupon("FLATWHITE").codes;
  const [expired = ""] = demoCoupon("LASTMONTH").codes;
  const [tea = ""] = demoCoupon("LASTTEA").codes;
  const once = freshCode("qr");
  const waiting = freshCode("ean13");

  await camera.showNothing();
  await till.open();
  await till.page.getByText("The app is kept on this device.").waitFor();
  await shoot("till-enrol");
  await till.enrol(server.enrolmentCode(), "Counter left");
  await till.expectReadyOffline();
  await shoot("till-sign-in");
  await till.signIn();

  await camera.show({ type: "qr", text: fixed }, LEVEL_DEG);
  await till.reopenCamera();
  await till.expectVerdict("Can be redeemed");
  await shoot("till-can-redeem");
  await till.pressRedeem();
  await till.expectVerdict("Redeemed");
  await shoot("till-redeemed");
  await till.nextCustomer();
  // The code is still in the picture; it does not count again.
  await shoot("till-scan");

  await till.typeCode(once.text);
  await till.redeem(once.title);
  await till.typeCode(once.text);
  await till.expectVerdict("Already redeemed");
  await shoot("till-already-redeemed");
  await till.nextCustomer();

  await till.typeCode(expired);
  await till.expectVerdict("Expired");
  await shoot("till-expired");
  await till.nextCustomer();

  await till.page.context().setOffline(true);
  await till.typeCode(waiting.text);
  await till.redeem(waiting.title);
  await till.openToday();
  await till.listed(waiting.title).getByText("Waiting for the network").waitFor();
  await shoot("till-list");
  await camera.showNothing();
  await till.page.getByRole("button", { name: "Back to the camera" }).click();

  await spendTheLastTeas(till, tea);
  await shoot("till-needs-network");
  await till.nextCustomer();
  await till.page.getByRole("button", { name: "This till and its settings" }).click();
  await till.page.getByRole("heading", { name: "This till" }).waitFor();
  await shoot("till-sheet");
  await till.page.context().setOffline(false);
}

/** The first till is lent two of the three, and keeps them; the others are lent none. */
async function spendTheLastTeas(till: TillScreen, tea: string): Promise<void> {
  for (;;) {
    await till.typeCode(tea);
    await till.heading("Can be redeemed").or(till.heading("Needs network")).waitFor();
    if (await till.heading("Needs network").isVisible()) return;
    await till.pressRedeem();
    await till.expectVerdict("Redeemed");
    await till.nextCustomer();
  }
}

/** Playwright's own pictures are PNG or JPEG; the noise of a camera makes those three times as large. */
async function webpOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: WEBP_QUALITY });
  await session.detach();
  return Buffer.from(data, "base64");
}
