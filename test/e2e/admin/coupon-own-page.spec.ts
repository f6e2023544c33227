import { codesResponse } from "../../../src/contract/messages/codes-at-desk";
import { expect, TABLET, test } from "../support/admin-test";
import { claimAsAutomation } from "../support/claim-as-automation";
import { createCoupon, said } from "../support/said";
import { wireTillAt } from "../support/wire-till";

const CODES = Array.from({ length: 12 }, (_, index) => `CREPE-${String(index + 1).padStart(4, "0")}`);

test("[R71, R72] what is claimed, opened and redeemed of a coupon is on its page, in plots, a list and files, and so is what is undone", async ({ admin, server }) => {
  const { page } = admin;
  await createCoupon(page, "CREPE", "Crêpe with sugar", { source: { kind: "list" } });
  await admin.open("/coupons/CREPE/add-codes");
  await page.getByLabel("File of codes").setInputFiles({ name: "crepes.csv", mimeType: "text/csv", buffer: Buffer.from(["code", ...CODES].join("\n")) });
  await expect(page.getByText("12 codes added")).toBeVisible();
  const quay4 = await wireTillAt(page, "Quay 4", "Quay till");
  const quay5 = await wireTillAt(page, "Quay 5", "Crêpe stand");
  const codeOf: Record<string, string> = {};
  for (const [channel, name] of [["whatsapp", "Inês"], ["whatsapp", "Tomás"], ["instagram", "Paula"]] as const) {
    const { link } = await claimAsAutomation(page, "CREPE", { channel, externalId: `crepe-${name}`, name });
    if (name !== "Paula") await said(page, "couponOpened", { atMs: Date.now() }, { token: link.split("/c/")[1] ?? "" });
    const { codes } = codesResponse.parse(await (await page.request.get(`${server.origin}/api/coupons/CREPE/codes?search=${name}`)).json());
    codeOf[name] = codes[0]?.code ?? "";
  }
  await quay4.redeem("CREPE", codeOf["Inês"] ?? "", { receipt: "B-17" });
  await quay5.redeem("CREPE", CODES[11] ?? "");
  await quay5.redeem("CREPE", CODES[10] ?? "");

  await test.step("figures: in all, over time, by store and by channel", async () => {
    await page.getByRole("link", { name: "Back to the coupon" }).tap();
    await expect(page.getByRole("region", { name: "How it stands" })).toContainText("Claimed3 of 12Redeemed3");
    const figures = page.getByRole("region", { name: "Figures" });
    for (const [what, total] of [["Claimed", 3], ["Opened", 2], ["Redeemed", 3]] as const) {
      const plot = figures.locator("figure").filter({ hasText: what });
      await expect(plot).toContainText(`${what}${total}${total} on the best day`);
      await expect(plot.locator("rect"), "a bar for each of 30 days").toHaveCount(30);
      expect(await plot.locator("rect").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("height")).filter((height) => height !== "0"))).toEqual(["100"]);
    }
    await expect(figures.getByRole("table", { name: "Redeemed by store" }).getByRole("row")).toHaveText([/Store/, "Quay 52", "Quay 41"]);
    await expect(figures.getByRole("table", { name: "Claimed by channel" }).getByRole("row")).toHaveText([/Channel/, "WhatsApp2", "Instagram1"]);
    await figures.getByLabel("Days").selectOption({ label: "Last 7 days" });
    await expect(figures.getByRole("table", { name: "By day" }).getByRole("row")).toHaveCount(8);
    await expect(figures.getByRole("table", { name: "By day" }).getByRole("row").last()).toHaveText(/323$/);
  });

  const codes = page.getByRole("region", { name: "Codes" });
  const row = (name: string) => codes.getByRole("row").filter({ hasText: codeOf[name] ?? name });
  await test.step("delivered codes: found by a customer's name, narrowed by their state, and saved as they are shown", async () => {
    await codes.getByRole("searchbox").fill("inês");
    await expect(row("Tomás")).toHaveCount(0);
    for (const words of ["Redeemed", "Inês", "WhatsApp", "Quay 4, by Demo cashier on Quay till"]) await expect(row("Inês")).toContainText(words);
    await codes.getByRole("searchbox").fill("");
    await codes.getByLabel("Shown").selectOption({ label: "Opened" });
    await expect(codes.getByRole("rowheader")).toHaveText([new RegExp(codeOf["Tomás"] ?? "")]);
    await codes.getByLabel("Shown").selectOption({ label: "Redeemed" });
    await expect(codes.getByRole("rowheader")).toHaveCount(3);
    const { name, text } = await admin.save(codes.getByRole("link", { name: "Save codes as CSV" }));
    expect(name).toMatch(/^codes-CREPE-\d{4}-\d\d-\d\d\.csv$/);
    const [head, ...rows] = text.trimEnd().split("\r\n");
    expect(head).toContain("Code,State,Name,Channel,Contact,Claimed,Opened,Redeemed,Store,Till,Staff,Claim");
    expect(rows).toHaveLength(3);
    const stamp = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d`;
    expect(rows).toContainEqual(expect.stringMatching(new RegExp(`^${codeOf["Inês"]},redeemed,Inês,whatsapp,crepe-Inês,${stamp},${stamp},${stamp},Quay 4,Quay till,Demo cashier,`)));
    expect(rows).toContainEqual(expect.stringMatching(new RegExp(`^CREPE-0012,redeemed,,,,,,${stamp},Quay 5,Crêpe stand,Demo cashier,`)));
  });

  await test.step("a code's timeline, and one redemption undone with a reason", async () => {
    await row("Inês").getByRole("button").tap();
    const dialog = page.getByRole("dialog");
    const happened = dialog.getByRole("list", { name: "What happened" }).getByRole("listitem");
    await expect(happened).toHaveText([/Added to the coupon/, /Claimed by Inês, WhatsApp/, /Its page was opened/, /Redeemed at Quay 4, by Demo cashier on Quay till.*Receipt B-17/]);
    await admin.press("Undo this redemption");
    await dialog.getByLabel("Reason").fill("It fell down");
    await admin.press("Undo for good");
    await expect(happened.last()).toHaveText(/Undone by Demo owner.*It fell down/);
    await admin.press("Close");
    await expect(row("Inês")).toHaveCount(0);
    await codes.getByLabel("Shown").selectOption({ label: "Any" });
    await expect(row("Inês")).toContainText("Opened");
    await expect(page.getByRole("region", { name: "How it stands" })).toContainText("Redeemed2");
    await page.reload();
    await expect(page.getByRole("table", { name: "Redeemed by store" }).getByRole("row")).toHaveText([/Store/, "Quay 52"]);
  });

  await test.step("a tablet held upright shows all of it too", async () => {
    await page.setViewportSize({ width: 768, height: 1024 });
    await expect(row("Inês")).toContainText("Opened");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(768);
    await page.setViewportSize(TABLET.viewport);
  });

  await test.step("for settling up: sums by store and day, and each redemption", async () => {
    await admin.openSection("Today");
    const files = page.getByRole("region", { name: "Redemptions as files" });
    const today = await files.getByLabel("To", { exact: true }).inputValue();
    const sums = await admin.save(files.getByRole("link", { name: "Sums by store and day" }));
    expect(sums.name).toMatch(/^redemptions-.*-by-day\.csv$/);
    const ours = (text: string) => text.split("\r\n").filter((line) => line.includes(",CREPE,")).sort();
    expect(ours(sums.text)).toEqual([`${today},Quay 4,CREPE,Crêpe with sugar,0,1,0`, `${today},Quay 5,CREPE,Crêpe with sugar,2,0,0`]);
    const each = await admin.save(files.getByRole("link", { name: "Each redemption" }));
    expect(ours(each.text)).toHaveLength(3);
    expect(ours(each.text)).toContainEqual(expect.stringContaining(`${codeOf["Inês"]},,Demo cashier,Quay till,staff-scan,B-17,reversed,`));
  });
});

test("[R72] who redeemed a code that everybody shows is on its coupon's page, to undo and to save; a file that failed is no news once codes are made", async ({ admin }) => {
  const { page } = admin;
  await createCoupon(page, "CHURRO", "Churros for all");
  const till = await wireTillAt(page, "Quay 6", "Churro till");
  for (const [receipt, agoMs] of [["C-1", 120_000], ["C-2", 60_000]] as const) await till.redeem("CHURRO", "CHURRO", { receipt, agoMs });
  await admin.openSection("Coupons");
  await page.getByRole("searchbox", { name: "Search" }).fill("churro");
  await admin.row("Churros for all").tap();
  const redemptions = page.getByRole("region", { name: "Redemptions" });
  const rows = redemptions.getByRole("row");
  await expect(rows).toHaveText([/When/, /Quay 6, by Demo cashier on Churro till.*C-2/, /C-1/]);
  await rows.filter({ hasText: "C-2" }).getByRole("button", { name: "Undo" }).tap();
  await page.getByLabel("Reason").fill("Pressed twice");
  await admin.press("Undo for good");
  await expect(rows.filter({ hasText: "C-2" })).toContainText(/Undone.*Undone by Demo owner.*Pressed twice/);
  await expect(page.getByRole("region", { name: "How it stands" })).toContainText("Redeemed1");
  const { name, text } = await admin.save(redemptions.getByRole("link", { name: "Save redemptions as CSV" }));
  expect(name).toMatch(/^redemptions-CHURRO-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.trimEnd().split("\r\n").slice(1)).toEqual([expect.stringMatching(/,C-2,reversed,.*,Pressed twice,/), expect.stringMatching(/,C-1,redeemed,/)]);

  await createCoupon(page, "CHURROS", "Churros by number", { source: { kind: "list" }, codeType: "ean13" });
  await admin.open("/coupons/CHURROS/add-codes");
  await page.getByLabel("File of codes").setInputFiles({ name: "churros.csv", mimeType: "text/csv", buffer: Buffer.from("code\nnone of ours\n") });
  await expect(page.getByText(/^Nothing was added/)).toBeVisible();
  await page.getByLabel("How many", { exact: true }).fill("30");
  await admin.press("Make codes");
  await expect(page.getByText("30 codes made and added")).toBeVisible();
  await expect(page.getByText(/^Nothing was added/)).toHaveCount(0);
  await page.getByRole("link", { name: "Print codes" }).tap();
  await expect(page.getByText("30 codes that nobody has yet.")).toBeVisible();
});
