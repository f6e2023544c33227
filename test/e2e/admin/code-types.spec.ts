import { expect, test } from "../support/admin-test";
import { couponNow } from "../support/said";

const METHODS = ["Scanned at the till", "Store PIN", "By the customer", "Your own till system"];

/** What is said of each type, and what of a code that is none of it. */
const SCANNED = [
  { type: "QR code", rule: "Anything up to 512 bytes", bad: "x".repeat(513), says: /512/ },
  { type: "Code 128", rule: "1 to 80 plain English letters, digits and signs.", bad: "Crème", says: /“è”/ },
  { type: "Code 39", rule: "1 to 43 of A–Z, digits, space and - . $ / + %.", bad: "TEA_1", says: /“_”/ },
  { type: "EAN-13", rule: "13 digits, or the first 12", bad: "2100000000013", says: /the last one should be 2/ },
] as const;

test("[R40, R41, R43] each code type shows its rules, an example of it as it is drawn, and how it is redeemed", async ({ admin }) => {
  const { page } = admin;
  await admin.open("/coupons/new");
  const form = page.getByRole("form", { name: "Create" });
  const drawn = new Set<string>();
  for (const { type, rule, bad, says } of SCANNED) {
    await test.step(type, async () => {
      await form.getByRole("radio", { name: type }).tap();
      await expect(form.getByText(rule)).toBeVisible();
      const example = form.getByRole("img", { name: `${type} to be scanned` });
      await expect(example).toBeVisible();
      drawn.add((await example.locator("path").getAttribute("d")) ?? "");
      await expect(page.getByRole("region", { name: "Preview" }).getByRole("img", { name: `${type} to be scanned` }).last()).toBeVisible();
      for (const method of METHODS) await expect(form.getByRole("checkbox", { name: method })).toBeVisible();
      await expect(form.getByLabel("Web shop address")).toHaveCount(0);
      await form.getByLabel("Code", { exact: true }).fill(bad);
      await form.getByLabel("Code amount").tap();
      await expect(form.getByRole("textbox", { name: "Code", exact: true })).toHaveAccessibleDescription(says);
    });
  }
  expect(drawn.size).toBe(SCANNED.length);

  await test.step("Promo code: a button that opens the web shop, tried before it is saved", async () => {
    await form.getByRole("radio", { name: "Promo code" }).tap();
    await expect(form.getByText("1 to 64 visible characters without spaces")).toBeVisible();
    await expect(form.getByRole("img", { name: "to be scanned" })).toHaveCount(0);
    for (const method of METHODS) await expect(form.getByRole("checkbox", { name: method })).toHaveCount(0);
    const address = form.getByLabel("Web shop address");
    await address.fill("javascript:alert({code})");
    await form.getByLabel("Button text", { exact: true }).fill("To the bakery");
    await expect(address).toHaveAccessibleDescription(/Enter a web address that begins with https:\/\//);
    await expect(form.getByRole("link", { name: "Try it" })).toHaveCount(0);
    await address.fill("https://{code}.shop.example");
    await expect(address).toHaveAccessibleDescription(/Put \{code\} after the name of the web shop/);
    await address.fill("https://shop.example/cart?code={code}");
    await form.getByLabel("Code", { exact: true }).fill("RYE&OATS");
    await page.context().route("https://shop.example/**", (route) => route.fulfill({ contentType: "text/html", body: "<h1>The web shop</h1>" }));
    const [shop] = await Promise.all([page.waitForEvent("popup"), form.getByRole("link", { name: "Try it" }).tap()]);
    await expect(shop.getByRole("heading", { name: "The web shop" })).toBeVisible();
    expect(shop.url()).toBe("https://shop.example/cart?code=RYE%26OATS");
    await shop.close();
    await form.getByRole("checkbox", { name: "Copy the code when the button is pressed" }).tap();
    await expect(page.getByRole("region", { name: "Preview" })).toContainText("To the bakery");
    await form.getByLabel("Coupon name").fill("Bread online");
    await form.getByLabel("Coupon ID").fill("RYEONLINE");
    await form.getByLabel("Title").fill("5 % off bread online");
    await form.getByLabel("Code amount").fill("20");
    await admin.press("Create");
    await expect(admin.toast("5 % off bread online was created.")).toBeVisible();
    const promo = { label: "To the bakery", url: "https://shop.example/cart?code={code}", copyFirst: false };
    expect(await couponNow(page, "RYEONLINE")).toMatchObject({ coupon: { codeType: "promo", methods: [], promo }, codes: { code: "RYE&OATS" } });
  });
});
