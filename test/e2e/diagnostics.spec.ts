import { readFile } from "node:fs/promises";
import { expect, test } from "./support/shop-test";

test("what the scanner does can be looked at and saved as a file, without a code in it, and reads redeem nothing", async ({
  readyTill: till,
  camera,
  freshCode,
}) => {
  const { page } = till;
  const code = freshCode("code39");
  await camera.show(code, 3);
  await page.getByRole("button", { name: "This till and its settings" }).click();
  await page.getByRole("button", { name: "Scanner diagnostics" }).click();
  await expect(till.heading("Scanner diagnostics")).toBeVisible();
  await expect(page.getByText(`Read: Code 39, ${code.text.length} characters, `)).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "1280 × 720, 15 frames a second" })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Send or save as a file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^tearoff-scanner-\d{4}-\d\d-\d\d\.txt$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("Engine: ");
  expect(text).toMatch(/^App: \d+\.\d+\.\d+, build [\w-]{8}$/m);
  expect(text).toMatch(/\d s ago: Code 39, \d+ characters/);
  expect(text).not.toContain(code.text);
  await expect(page.getByText(/^Saved to the downloads: /)).toBeVisible();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied.", { exact: false })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Tearoff scanner diagnostics");

  await page.getByRole("button", { name: "Back to the camera" }).click();
  await till.redeem(code.title);
});
