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
