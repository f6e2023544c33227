import { expect, test } from "./support/shop-test";

const LEVEL_DEG = 3;

const HOSTILE = [
  { what: "a script", text: '<script>document.title="taken"</script><img src=x onerror=alert(1)>' },
  { what: "an address that runs", text: "javascript:document.title='taken'" },
  { what: "a link", text: "https://example.com/menu?next=//evil.example" },
  { what: "control characters", text: "TEAR\u0000\u0007\u001b[2J\u001d-0001" },
  { what: "text that turns the reading direction", text: "TEAR\u202e1000-\u2066אבג\u2069 0001" },
] as const;

test("hostile codes are shown as text, lead nowhere, and the next coupon is read", async ({ readyTill: till, camera, freshCode, server }) => {
  const { page } = till;
  for (const { what, text } of HOSTILE) {
    await test.step(what, async () => {
      await camera.show({ type: "qr", text }, LEVEL_DEG);
      await till.reopenCamera();
      await till.expectVerdict("Not known");
      expect(page.url().startsWith(server.origin)).toBe(true);
      expect(await page.title()).not.toBe("taken");
      await expect(page.locator("main").locator("a, img, script, iframe")).toHaveCount(0);
      // Nothing that cannot be seen, or that turns what stands beside it, is drawn as it came.
      const drawn = (await page.locator("bdi [aria-hidden=true]").allInnerTexts()).join("");
      expect(drawn).not.toBe("");
      expect(drawn).not.toMatch(/[\p{Cf}\u0000\u0007\u001b\u001d]/u);
      await till.nextCustomer();
    });
  }

  await test.step("a text longer than any code, typed by a scanner", async () => {
    await till.wedge("7".repeat(5000), "Enter");
    await till.expectVerdict("No code");
    await page.getByRole("button", { name: "Scan again" }).click();
  });

  const good = freshCode("qr");
  await camera.show(good, LEVEL_DEG);
  await till.reopenCamera();
  await till.redeem(good.title);
});
