import { expect, PHONE, TABLET, test } from "../support/admin-test";
import { demoCoupon } from "../support/demo-codes";
import { grave } from "../support/grave";

const [, CODE = ""] = demoCoupon("BAGEL").codes;

for (const [device, colorScheme, screen] of [
  ["tablet", "light", TABLET],
  ["phone", "dark", PHONE],
] as const) {
  test.describe(`on a ${device}, ${colorScheme}`, () => {
    test.use({ ...screen, colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("no page of a coupon's codes keeps anybody out", async ({ admin }) => {
      test.setTimeout(240_000);
      const { page } = admin;
      await admin.open(`/coupons/BAGEL?search=${encodeURIComponent(CODE)}`);
      await page.getByText("Days are those of").waitFor();
      await page.getByRole("button", { name: CODE }).waitFor();
      expect(await grave(page), "coupon").toEqual([]);
      await page.getByRole("button", { name: CODE }).tap();
      await page.getByText("Added to the coupon").waitFor();
      expect(await grave(page), "history").toEqual([]);
      await admin.open("/coupons/BAGEL/add-codes");
      await page.getByLabel("File of codes").setInputFiles({ name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from("code\nÄ\nBAGEL 0001") });
      await page.getByRole("table").waitFor();
      expect(await grave(page), "rows to mend").toEqual([]);
      await admin.open("/coupons/FLATWHITE/print");
      await page.getByRole("img").first().waitFor();
      expect(await grave(page), "print").toEqual([]);
    });
  });
}
