import type { Locator } from "@playwright/test";
import { tillsResponse } from "../../../src/contract/messages/desk";
import { loadZxingWasm } from "../../builders/stand-in-detector";
import { expect, test } from "../support/admin-test";
import { TillScreen } from "../support/till-screen";

test("a till is set up by the QR on the screen, is seen here at once, gets a new cashier, and is taken out of use", async ({
  admin,
  browser,
  server,
  camera,
}) => {
  test.setTimeout(240_000);
  await admin.openSection("Tills");
  await admin.press("Set up a till");
  await admin.page.getByLabel("Store").selectOption({ label: "Old Town" });
  await admin.page.getByLabel("Name of the till").fill("Terrace");
  await admin.press("Show the code");
  const picture = admin.page.getByRole("img", { name: "The code for the till, as a QR to scan" });
  let link = "";
  // The dialog grows into its place, and its picture with it.
  await expect(async () => {
    link = await readQr(picture);
    expect(link).not.toBe("");
  }).toPass();
  expect(link).toContain(`${server.origin}/till#enrol=`);

  const device = await browser.newContext();
  const till = new TillScreen(await device.newPage(), server.origin);
  await camera.show({ type: "qr", text: link }, 3);
  await till.open();
  await till.page.getByRole("button", { name: "Scan the code" }).click();
  await expect(till.heading("Who is at the till?")).toBeVisible({ timeout: 30_000 });
  await expect(admin.page.getByText("Terrace is set up")).toBeVisible();
  await expect(admin.page.getByText("It is a till of Old Town now.")).toBeVisible();
  await admin.press("Done");
  await expect(admin.row("Terrace")).toContainText("Old Town");
  await expect(admin.row("Terrace")).toContainText("Online");

  await expect.poll(async () => tellsOfTerrace(await (await admin.page.request.get(`${server.origin}/api/tills`)).json())).toMatchObject({ waiting: 0, wrongPins: 0 });
  await admin.page.reload();
  await expect(admin.row("Terrace")).toContainText(/App \d.*, build /);

  await admin.openSection("People");
  await admin.press("Add somebody");
  await admin.page.getByLabel("Name", { exact: true }).fill("Noor");
  await admin.page.getByLabel("PIN", { exact: true }).fill("4711");
  await admin.press("Add");
  await expect(admin.row("Noor")).toContainText("Cashier");
  await expect(till.page.getByRole("button", { name: "Noor" })).toBeVisible({ timeout: 30_000 });

  await admin.press("New PIN for Noor");
  await admin.page.getByLabel("New PIN", { exact: true }).fill("08154711");
  await admin.press("Set PIN");
  await expect(admin.toast("The new PIN of Noor holds")).toBeVisible();
  await camera.showNothing();
  await expect(async () => {
    await till.page.getByRole("button", { name: "Noor" }).click();
    await till.page.keyboard.type("08154711");
    await till.page.getByRole("button", { name: "Sign in" }).click();
    await expect(till.heading("Scan a coupon")).toBeVisible({ timeout: 5_000 });
  }).toPass();

  await admin.openSection("Tills");
  await admin.press("Rename Terrace");
  await admin.page.getByLabel("Name", { exact: true }).fill("Terrace bar");
  await admin.press("Save");
  await admin.press("Undo");
  await expect(admin.row("Terrace bar")).toHaveCount(0);
  await admin.press("Take Terrace out of use");
  await expect(admin.page.getByText("it hands over what it redeemed, forgets everything else")).toBeVisible();
  await admin.press("Take out of use");
  await expect(admin.page.getByRole("list", { name: "Tills in use" }).getByText("Terrace", { exact: true })).toHaveCount(0);
  await expect(till.page.getByText("This till was taken out of use.")).toBeVisible({ timeout: 30_000 });
  await device.close();

  await admin.openSection("Audit log");
  await expect(admin.row("took out of use Terrace")).toContainText("Demo owner");
  await expect(admin.row("gave a new PIN to Noor")).toBeVisible();
  await expect(admin.page.getByText("4711")).toHaveCount(0);
});

/** What the till itself has told the server. */
function tellsOfTerrace(answer: unknown): unknown {
  return tillsResponse.parse(answer).tills.find(({ till }) => till.name === "Terrace");
}

/** What a scanner reads of a picture on the screen. */
async function readQr(picture: Locator): Promise<string> {
  const png = await picture.screenshot();
  const pixels = await picture.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width, height, grey: Array.from({ length: width * height }, (_, index) => data[index * 4] ?? 0) };
  }, png.toString("base64"));
  const decoder = await loadZxingWasm();
  const [read] = await decoder.decode({ ...pixels, grey: Uint8Array.from(pixels.grey) }, "thorough");
  return read?.text ?? "";
}
