import { ONCE, recordedRedemptions } from "./support/on-record";
import { expect, test } from "./support/shop-test";

const API = "**/api/**";

test("[R31] what waits at a till without a network comes to the server in a file, by another till, and once", async ({
  readyTill: till,
  secondTill: other,
  context,
  server,
  freshCode,
}) => {
  test.setTimeout(180_000);
  const codes = [freshCode("qr"), freshCode("ean13")];
  await context.route(API, (route) => route.abort("internetdisconnected"));
  for (const code of codes) {
    await till.typeCode(code.text);
    await till.redeem(code.title);
  }
  await till.page.getByRole("button", { name: "This till and its settings" }).click();
  const saving = till.page.waitForEvent("download");
  await till.page.getByRole("button", { name: "Save a rescue file" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^tearoff-rescue-.+-\d{4}-\d\d-\d\d\.txt$/);
  await expect(till.page.getByText("Saved to the downloads")).toBeVisible();

  await other.page.getByRole("button", { name: "This till and its settings" }).click();
  const choosing = other.page.waitForEvent("filechooser");
  await other.page.getByRole("button", { name: "Take in a rescue file" }).click();
  await (await choosing).setFiles(await saved.path());
  await expect(other.page.getByText("2 redemptions are now with the server.")).toBeVisible();
  for (const code of codes) expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);

  await context.unroute(API);
  await till.page.getByRole("button", { name: "Close" }).click();
  await till.openToday();
  for (const code of codes) await expect(till.listed(code.title)).toContainText("Confirmed by the server");
  for (const code of codes) expect(recordedRedemptions(server.dataDir, code)).toEqual(ONCE);
});
