import { expect, test } from "./support/shop-test";

const LEVEL_DEG = 3;
const PRODUCT = { type: "ean13", text: "4006381333931" } as const;

test("[R55] a product’s bar code beside the coupon is no “not known”, before or after it is redeemed", async ({ readyTill: till, camera, freshCode }) => {
  for (const type of ["qr", "code128"] as const) {
    const code = freshCode(type);
    await camera.play([{ code: PRODUCT, beside: code, angleDeg: LEVEL_DEG, frames: 6 }]);
    await till.reopenCamera();
    await till.expectVerdict("Can be redeemed");
    await till.pressRedeem();
    await till.expectVerdict("Redeemed");
    await till.nextCustomer();
    // The two stay before the camera: what would be said of them is said within a second.
    await till.page.waitForTimeout(2500);
    await till.expectScanning();
  }
});

test("[R54] a product’s bar code that nobody knows does not hide the coupon beside it that is harder to read", async ({ readyTill: till, camera, freshCode }) => {
  const code = freshCode("code128");
  await camera.play([{ code: PRODUCT, beside: code, angleDeg: LEVEL_DEG, besideAngleDeg: 45, frames: 6 }]);
  await till.reopenCamera();
  // A slow device may not have come to the pass that reads the coupon before it gives its word about the other.
  const notKnown = till.heading("Not known");
  await expect(notKnown.or(till.heading("Can be redeemed"))).toBeVisible();
  if (await notKnown.isVisible()) await till.nextCustomer();
  await till.expectVerdict("Can be redeemed");
  await till.pressRedeem();
  await till.expectVerdict("Redeemed");
  await till.nextCustomer();
  await till.page.waitForTimeout(2500);
  await till.expectScanning();
});

test("[R55] of two coupons before the camera the cashier says which", async ({ readyTill: till, camera, freshCode }) => {
  const [one, other] = [freshCode("qr"), freshCode("qr")];
  await camera.play([{ code: one, beside: other, angleDeg: LEVEL_DEG, frames: 6 }]);
  await till.reopenCamera();
  await expect(till.heading("Which coupon is it?")).toBeVisible();
  await till.page.getByRole("button").filter({ hasText: other.text }).click();
  await till.redeem(other.title);
});

test("a code that nobody knows, alone, is not known", async ({ readyTill: till, camera }) => {
  await camera.show(PRODUCT, LEVEL_DEG);
  await till.reopenCamera();
  await till.expectVerdict("Not known");
});

test("where the camera reads nothing, words beside the picture say what would help, until something is read", async ({ readyTill: till, camera, freshCode }) => {
  await camera.showNothing();
  await till.reopenCamera();
  await expect(till.page.getByText("Hold the code in the frame.")).toBeVisible();
  await expect(till.page.getByText(/Hold still, a little further away|Come a little closer/)).toBeVisible();
  await expect(till.page.getByText("Type the code instead.")).toBeVisible({ timeout: 30_000 });
  const code = freshCode("qr");
  await camera.show(code, LEVEL_DEG);
  await till.reopenCamera();
  await till.redeem(code.title);
  await expect(till.page.getByText("Hold the code in the frame.")).toBeVisible();
});
