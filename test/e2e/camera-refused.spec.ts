import { CAMERA_REFUSED, chromiumWith } from "./support/chromium";
import { expect, test } from "./support/shop-test";

test.use({ launchOptions: chromiumWith(CAMERA_REFUSED) });

test("a till that may not use its camera says what to do, and redeems what is typed", async ({ readyTill: till, freshCode }) => {
  await expect(till.page.getByText("The camera is not allowed here.")).toBeVisible();
  const code = freshCode("code39");
  await till.typeCode(code.text);
  await till.redeem(code.title);
});
