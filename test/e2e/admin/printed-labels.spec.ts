import { createPictureReader } from "../../../src/client/scanner/picture-reader";
import { loadZxingWasm } from "../../builders/stand-in-detector";
import { expect, test } from "../support/admin-test";
import { demoCoupon } from "../support/demo-codes";
import { greyShot } from "../support/grey-shot";

// Two pixels a CSS pixel are 192 to the inch, less than any printer has.
test.use({ viewport: { width: 1024, height: 1200 }, deviceScaleFactor: 2 });

for (const [couponId, symbology] of [
  ["CROISSANT", "qr"],
  ["ESPRESSO", "code128"],
  ["BAGEL", "code39"],
  ["MUFFIN", "ean13"],
] as const) {
  test(`every label of a sheet of ${symbology} codes is read as the code that it carries`, async ({ admin }) => {
    test.setTimeout(240_000);
    const { page } = admin;
    const reader = createPictureReader(await loadZxingWasm(), performance.now.bind(performance));
    await admin.open(`/coupons/${couponId}/print`);
    await page.getByRole("list", { name: "Sheet 1", exact: true }).waitFor();
    await page.emulateMedia({ media: "print" });
    for (const [perSheet, layout] of [[24, "24 a sheet, 70 × 37 mm"], [8, "8 a sheet, 105 × 74 mm"]] as const) {
      await page.getByLabel("Labels").selectOption({ label: layout }, { force: true });
      const labels = await page.getByRole("list", { name: "Sheet 1", exact: true }).getByRole("listitem").all();
      // Which codes nobody has yet depends on what other tests have redeemed.
      const printed: string[] = [];
      const texts: string[] = [];
      for (const label of labels) {
        printed.push(await label.locator("bdi .visually-hidden").innerText());
        const { reads } = await reader.readPhoto(await greyShot(label));
        texts.push(...reads.filter((read) => read.symbology === symbology).map(({ text }) => text));
      }
      expect(texts).toEqual(printed);
      expect(demoCoupon(couponId).codes).toEqual(expect.arrayContaining(printed));
      expect(new Set(printed).size).toBe(perSheet);
    }
  });
}
