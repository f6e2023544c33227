import { open } from "node:fs/promises";
import { xlsxOf } from "../../builders/xlsx";
import { expect, test } from "../support/admin-test";
import { hand } from "../support/hand-file";
import { couponNow } from "../support/said";

const codes = (count: number) => Array.from({ length: count }, (_, index) => `HURT-${String(index + 1).padStart(5, "0")}`);
const csv = (...rows: readonly string[]) => Buffer.from(["code", ...rows].join("\r\n"));
const utf16 = (text: string) => Buffer.from(text, "utf16le");

/** What may be chosen by mistake or by malice, for which coupon, and what is said of it. */
const REFUSED: readonly { readonly what: string; readonly of?: string; readonly buffer: Buffer; readonly says: RegExp }[] = [
  { what: "empty", buffer: Buffer.from(""), says: /There is no code in this file\. Put one in each row/ },
  { what: "nothing but a heading and blank rows", buffer: csv("", " ", ",,"), says: /There is no code in this file/ },
  { what: "10,001 rows", buffer: csv(...codes(10_001)), says: /A file holds 10,000 codes at most\. Split it/ },
  { what: "one bad row of 10,000", buffer: csv(...codes(10_000).with(4_999, "x".repeat(513))), says: /^5001 x{80}… .*shorten it to 512/ },
  { what: "the same row twice", buffer: csv("HURT-1", "HURT-2", "HURT-1"), says: /^4 HURT-1 Row 2 has this code already\. Remove one of them\.$/ },
  { what: "UTF-16 that does not say so", buffer: utf16("code\r\nHURT-1"), says: /This text is not in Unicode\. Save it as “CSV UTF-8”, or as XLSX\./ },
  { what: "an XLSX that swells to 60 MB", buffer: Buffer.from(xlsxOf(" ".repeat(60_000_000))), says: /This XLSX holds far more than a list of codes\. Copy the column/ },
  { what: "an XLSX that breaks off", buffer: Buffer.from(xlsxOf("<row/>").slice(0, 300)), says: /This XLSX is damaged\. Open it in a spreadsheet/ },
  { what: "a number that a spreadsheet shortened", of: "MUFFIN", buffer: csv("4.00638E+12"), says: /^2 4\.00638E\+12 A spreadsheet has shortened this number\. Format its column as text/ },
];

test("[R69, R81] of a file that hurts it is said what to do, and none of its codes comes in", async ({ admin }, testInfo) => {
  test.setTimeout(240_000);
  const { page } = admin;
  const refused = async (of: string, file: { name: string; mimeType: string; buffer: Buffer } | string, says: RegExp) => {
    const before = await couponNow(page, of);
    await admin.open(`/coupons/${of}/add-codes`);
    await page.getByLabel("File of codes").setInputFiles(file);
    await expect(page.getByText(/Nothing was added/)).toBeVisible();
    await expect(page.getByRole("row", { name: says }).or(page.getByText(says)).first()).toBeVisible();
    expect((await couponNow(page, of)).codes).toEqual(before.codes);
  };
  for (const { what, of = "CROISSANT", buffer, says } of REFUSED) {
    await test.step(what, () => refused(of, { name: "codes.csv", mimeType: "text/csv", buffer }, says));
  }
  await test.step("200 MB", async () => {
    const path = testInfo.outputPath("codes-200-MB.csv");
    const file = await open(path, "w");
    await file.truncate(200_000_000);
    await file.close();
    await refused("CROISSANT", path, /A file of codes has 10 MB at most\. Keep only the column of codes, or split it\./);
  });
});

test("[R36, R81] what only looks odd is taken, dropped on the page or chosen", async ({ admin }) => {
  const { page } = admin;
  const drop = async (name: string, buffer: Buffer) => hand(page.getByRole("button", { name: "Choose a file" }), "drop", { name, mimeType: "", buffer });
  const found = async (code: string) => {
    await page.getByRole("searchbox").fill(code);
    await expect(page.getByRole("region", { name: "Codes" }).getByRole("rowheader")).toHaveCount(1);
  };

  await test.step("UTF-16, full-width digits and space after them, dropped", async () => {
    await admin.open("/coupons/MUFFIN/add-codes");
    await drop("ean.csv", utf16("\ufeffcode;name\r\n２１０９９９９９９９９９;Ada\r\n2109999999987  ;Bob\r\n"));
    await expect(page.getByText("2 codes added")).toBeVisible();
    await admin.open("/coupons/MUFFIN");
    await found("2109999999994");
    await found("2109999999987");
  });

  await test.step("an XLSX of 10,000 rows, dropped", async () => {
    await admin.open("/coupons/CROISSANT/add-codes");
    await drop("codes.xlsx", Buffer.from(xlsxOf(codes(10_000).map((code) => `<row><c t="inlineStr"><is><t>${code}</t></is></c></row>`).join(""))));
    await expect(page.getByText("10,000 codes added")).toBeVisible();
  });

  await test.step("a formula is text here, and no formula to who opens the export", async () => {
    await admin.open("/coupons/CROISSANT/add-codes");
    await drop("codes.csv", csv('"=HYPERLINK(""https://evil.example"",""Win"")"'));
    await expect(page.getByText("1 code added")).toBeVisible();
    await admin.open("/coupons/CROISSANT");
    await found("=HYPERLINK");
    const saved = await admin.save(page.getByRole("link", { name: "Save codes as CSV" }));
    expect(saved.text).toContain(`\r\n"'=HYPERLINK(""https://evil.example"",""Win"")",issued`);
  });
});
