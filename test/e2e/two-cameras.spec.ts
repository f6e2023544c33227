import { shownCamera } from "./support/camera-in-hand";
import { chromiumWith, TWO_CAMERAS } from "./support/chromium";
import { expect, test } from "./support/shop-test";

test.use({ launchOptions: chromiumWith(TWO_CAMERAS) });

test("the camera that was gone on to is the one after a reload too", async ({ readyTill: till }) => {
  const { page } = till;
  const switchCamera = page.getByRole("button", { name: "Switch camera" });
  await expect(switchCamera).toBeVisible();
  const first = (await shownCamera(page)).label;
  await switchCamera.press("Enter");
  await expect(page.getByText(/^Camera \d of 2$/)).toBeAttached();
  await expect.poll(async () => (await shownCamera(page)).label).toMatch(/./);
  const second = (await shownCamera(page)).label;
  expect(second).not.toBe(first);
  await page.reload();
  await till.expectScanning();
  await expect.poll(async () => (await shownCamera(page)).label).toBe(second);
});
