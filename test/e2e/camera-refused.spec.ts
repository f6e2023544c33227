import { chromiumWith, refused } from "./support/chromium";
import { expect, test } from "./support/shop-test";

test.use({
  launchOptions: [({ camera }, use) => use(chromiumWith(refused(camera.launchArgs))), { scope: "worker" }],
});

test("a till that may not use its camera says what to do, and redeems what is typed", async ({ readyTill: till, freshCode }) => {
  await expect(till.page.getByText("The camera is not allowed here.")).toBeVisible();
  const code = freshCode("code39");
  await till.typeCode(code.text);
  await till.redeem(code.title);
});

test("a till that is allowed its camera after all reads at once, without a reload or a tap", async ({ readyTill: till, camera, freshCode }) => {
  await expect(till.page.getByText("The camera is not allowed here.")).toBeVisible();
  const code = freshCode("qr");
  await camera.show(code, 0);
  await till.page.context().grantPermissions(["camera"]);
  await till.redeem(code.title);
});

test("a till whose camera is forbidden while it runs says so, and goes on once it is allowed again", async ({ readyTill: till, camera, freshCode }) => {
  const { page } = till;
  await page.context().grantPermissions(["camera"]);
  await expect(page.getByText("The camera is not allowed here.")).toBeHidden();
  await page.context().clearPermissions();
  await till.reopenCamera();
  await expect(page.getByText("The camera is not allowed here.")).toBeVisible();
  const code = freshCode("qr");
  await camera.show(code, 0);
  await page.context().grantPermissions(["camera"]);
  await till.redeem(code.title);
});
