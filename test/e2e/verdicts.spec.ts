import { demoCoupon } from "./support/demo-codes";
import { expect, test } from "./support/shop-test";

const LEVEL_DEG = 3;

function firstCode(couponId: string): string {
  const [code] = demoCoupon(couponId).codes;
  if (code === undefined) throw new Error(`${couponId} has no code.`);
  return code;
}

const REFUSED = [
  { what: "a QR that is no coupon", code: { type: "qr", text: "https://example.com/menu" }, headline: "Not known" },
  { what: "a withdrawn coupon", code: { type: "code128", text: firstCode("REVOKED") }, headline: "Withdrawn" },
  { what: "an expired coupon", code: { type: "qr", text: firstCode("LASTMONTH") }, headline: "Expired" },
  { what: "a coupon of next month", code: { type: "qr", text: firstCode("NEXTMONTH") }, headline: "Not yet" },
  { what: "another store’s coupon", code: { type: "qr", text: firstCode("OLDTOWN") }, headline: "Other store" },
] as const;

test("without a network, each coupon that can’t be redeemed says why, and the next one can be scanned", async ({
  readyTill: till,
  server,
  camera,
  freshCode,
}) => {
  await server.stop();
  for (const { what, code, headline } of REFUSED) {
    await test.step(what, async () => {
      await camera.show(code, LEVEL_DEG);
      await till.reopenCamera();
      await till.expectVerdict(headline);
      await expect(till.page.getByText("Tell the customer:")).toBeVisible();
      await expect(till.page.getByRole("button", { name: "Redeem", exact: true })).toHaveCount(0);
      await till.nextCustomer();
    });
  }
  const good = freshCode("qr");
  await camera.show(good, LEVEL_DEG);
  await till.reopenCamera();
  await till.redeem(good.title);
});

test("a code that is still in the picture counts again only once it has left", async ({ readyTill: till, camera, freshCode }) => {
  const code = freshCode("qr");
  await camera.play([
    { code, angleDeg: LEVEL_DEG, frames: 30 },
    { code: null, angleDeg: 0, frames: 45 },
  ]);
  await till.reopenCamera();
  await till.redeem(code.title);
  await till.expectVerdict("Already redeemed");
});

test("a scanner that types redeems with three keys", async ({ readyTill: till, freshCode }) => {
  const code = freshCode("code128");
  // All at once, as a scanner types: between keys that are sent one by one a busy machine leaves gaps as long as a person's.
  await till.page.evaluate((keys) => {
    for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, [...code.text, "Enter"]);
  await till.expectVerdict("Can be redeemed");
  await till.page.getByLabel("Receipt number").fill("A-17");
  await till.page.keyboard.press("Enter");
  await till.expectVerdict("Redeemed");
  await till.page.keyboard.press("Enter");
  await till.expectScanning();
});
