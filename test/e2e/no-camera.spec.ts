import { chromiumWith, NO_CAMERA } from "./support/chromium";
import { expect, test } from "./support/shop-test";

test.use({ launchOptions: chromiumWith(NO_CAMERA) });

test("a till without a camera says so, and redeems what is typed", async ({ readyTill: till, freshCode }) => {
  await expect(till.page.getByText("This device has no camera.")).toBeVisible();
  const code = freshCode("code39");
  await till.typeCode(code.text);
  await till.redeem(code.title);
});
