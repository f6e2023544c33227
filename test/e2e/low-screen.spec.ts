import { photoOf } from "./support/photo";
import { expect, test } from "./support/shop-test";

test.describe("on a phone that is held across", () => {
  test.use({ viewport: { width: 844, height: 390 } });

  test("which of several coupons is meant can be read from the heading on", async ({ readyTill: till, freshCode }) => {
    const choosing = till.page.waitForEvent("filechooser");
    await till.page.getByRole("button", { name: "Photo" }).click();
    await (await choosing).setFiles(photoOf(freshCode("qr"), freshCode("ean13")));
    const heading = till.heading("Which coupon is it?");
    await heading.scrollIntoViewIfNeeded();
    await expect(heading).toBeInViewport({ ratio: 1 });
  });

  test("advice on the scanner leaves the way to type a code, and the camera's whole frame", async ({ readyTill: till, freshCode }) => {
    const code = freshCode("code128");
    await till.page.evaluate((text) => {
      const press = (key: string, where: string) =>
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code: where, bubbles: true, cancelable: true, modifierCapsLock: true }));
      for (const sign of text) press(sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase(), "");
      press("Enter", "Enter");
    }, code.text);
    await till.redeem(code.title);
    await expect(till.page.getByText("Caps Lock is on.")).toBeVisible();
    await expect(till.page.getByLabel("Camera", { exact: true })).toBeInViewport({ ratio: 1 });
    const typing = till.page.getByRole("button", { name: "Type a code" });
    await typing.scrollIntoViewIfNeeded();
    await expect(typing).toBeInViewport({ ratio: 1 });
  });
});

test("a sheet that fills a phone's screen shows how to close it", async ({ readyTill: till }) => {
  await till.page.setViewportSize({ width: 390, height: 664 });
  await till.page.getByRole("button", { name: "This till and its settings" }).click();
  const close = till.page.getByRole("button", { name: "Close" });
  await expect(close).toBeInViewport({ ratio: 1 });
  await till.page.getByRole("button", { name: "Take this till out of use" }).scrollIntoViewIfNeeded();
  await close.click();
  await till.expectScanning();
});
