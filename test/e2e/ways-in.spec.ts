import { takeCamera } from "./support/camera-in-hand";
import { hand } from "./support/hand-file";
import { photoOf } from "./support/photo";
import { expect, test } from "./support/shop-test";
import { vastPicture } from "../fixtures/video/vast-picture";

test("a scanner that types redeems with three keys", async ({ readyTill: till, freshCode }) => {
  const code = freshCode("code128");
  await till.wedge(code.text, "Enter");
  await till.expectVerdict("Can be redeemed");
  await till.page.getByLabel("Receipt number").fill("A-17");
  await till.page.keyboard.press("Enter");
  await till.expectVerdict("Redeemed");
  await till.page.keyboard.press("Enter");
  await till.expectScanning();
});

for (const [what, end] of [["Tab", "Tab"], ["nothing", null]] as const) {
  test(`a scanner that ends with ${what} scans, and moves or presses nothing`, async ({ readyTill: till, freshCode }) => {
    const code = freshCode("code39");
    await till.wedge(code.text, end);
    await till.expectVerdict("Can be redeemed");
    const redeem = till.page.getByRole("button", { name: "Redeem", exact: true });
    await expect(redeem).toBeFocused();
    // The next customer's code holds a space, which presses buttons.
    const next = freshCode("code39");
    await till.wedge(next.text, end);
    await till.expectVerdict("Can be redeemed");
    await till.redeem(next.title);
  });
}

test("[R56] a scanner set to a US keyboard is understood on a French one, and how to set it is said once", async ({ readyTill: till, freshCode }) => {
  const code = freshCode("ean13");
  const french = ["à", "&", "é", '"', "'", "(", "-", "è", "_", "ç"];
  await till.page.evaluate(
    ([digits, keys]) => {
      const press = (key: string, where: string) =>
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code: where, bubbles: true, cancelable: true }));
      for (const digit of digits) press(keys[Number(digit)]!, `Digit${digit}`);
      press("Enter", "Enter");
    },
    [code.text, french] as const,
  );
  await till.redeem(code.title);
  await expect(till.page.getByText("The scanner types as on another keyboard.")).toBeVisible();
  await till.page.getByRole("button", { name: "Got it" }).click();
  await expect(till.page.getByText("The scanner types as on another keyboard.")).toHaveCount(0);
});

test("a scan goes into the field that has the focus, and looks up what is typed there", async ({ readyTill: till, freshCode }) => {
  const code = freshCode("qr");
  await till.page.getByRole("button", { name: "Type a code" }).click();
  await expect(till.page.getByLabel("Code", { exact: true })).toBeFocused();
  await till.page.keyboard.type(code.text, { delay: 5 });
  await expect(till.page.getByLabel("Code", { exact: true })).toHaveValue(code.text);
  await till.page.keyboard.press("Enter");
  await till.redeem(code.title);
});

test("[R57] a mistyped EAN-13 brings up the code that was meant, and redeems nothing by itself", async ({ readyTill: till, freshCode }) => {
  const code = freshCode("ean13");
  const typed = code.text.slice(0, 9) + ((Number(code.text[9]) + 5) % 10) + code.text.slice(10);
  await till.page.getByRole("button", { name: "Type a code" }).click();
  const field = till.page.getByLabel("Code", { exact: true });
  await field.fill(`${typed.slice(0, 1)} ${typed.slice(1, 7)} ${typed.slice(7)}`);
  await expect(till.page.getByText(/Look at each once more/)).toBeVisible();
  await till.page.getByRole("button", { name: code.text }).click();
  await expect(field).toHaveValue(code.text);
  await field.fill(` ${code.text.slice(0, 1)} ${code.text.slice(1, 7)} ${code.text.slice(7)}`);
  await field.press("Enter");
  await till.redeem(code.title);
});

test("a photo is chosen, dropped or pasted", async ({ readyTill: till, freshCode }) => {
  const [chosen, dropped, pasted] = [freshCode("qr"), freshCode("ean13"), freshCode("code128")];
  const choosing = till.page.waitForEvent("filechooser");
  await till.page.getByRole("button", { name: "Photo" }).click();
  await (await choosing).setFiles(photoOf(chosen));
  await till.redeem(chosen.title);
  await hand(till.page.locator("body"), "drop", photoOf(dropped));
  await till.redeem(dropped.title);
  await hand(till.page.locator("body"), "paste", photoOf(pasted));
  await till.redeem(pasted.title);
});

test("[R55] of two coupons on a photo the cashier says which", async ({ readyTill: till, freshCode }) => {
  const [one, other] = [freshCode("qr"), freshCode("ean13")];
  await hand(till.page.locator("body"), "drop", photoOf(one, other));
  await expect(till.heading("Which coupon is it?")).toBeVisible();
  await till.page.getByRole("button", { name: other.title }).click();
  await till.redeem(other.title);
});

test("[R55] a photo’s product code does not hide the coupon that is harder to read", async ({ readyTill: till, freshCode }) => {
  const code = freshCode("code128");
  await hand(till.page.locator("body"), "drop", photoOf({ type: "ean13", text: "4006381333931" }, code, 45));
  await till.redeem(code.title);
});

test("what is no picture of a code says what to do until the next scan", async ({ till, server, camera, freshCode }) => {
  const held = await takeCamera(till.page);
  await camera.showNothing();
  await till.prepare(server.enrolmentCode());
  await hand(till.page.locator("body"), "drop", { name: "coupons.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await expect(till.page.getByText(/Save the page as a picture/)).toBeVisible();
  await hand(till.page.locator("body"), "paste", { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("TEAR") });
  await expect(till.page.getByText(/This file is not a picture/)).toBeVisible();
  await hand(till.page.locator("body"), "drop", vastPicture());
  await expect(till.page.getByText(/This picture is too large/)).toBeVisible();
  const code = freshCode("qr");
  await camera.show(code, 0);
  await held.show(false);
  await held.show(true);
  await till.redeem(code.title);
  await expect(till.page.getByText(/This picture is too large/)).toBeHidden();
});
