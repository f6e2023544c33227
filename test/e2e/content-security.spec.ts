import { expect, test } from "./support/admin-test";

const PAGES = ["/", "/nosuch", "/admin", "/admin/members", "/demo", "/wallet", "/c/AAAA", "/get/NOSUCH", "/api/docs"];

type Violated = { __violated: string[] };

test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => {
    const page = window as unknown as Violated;
    page.__violated = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      page.__violated.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
});

test("no page does what its own policy forbids, the camera and its worker included", async ({ page, server, readyTill }) => {
  const violated = () => page.evaluate(() => (window as unknown as Violated).__violated);
  await expect(readyTill.heading("Scan a coupon")).toBeVisible();
  expect(await violated()).toEqual([]);
  for (const path of PAGES) {
    await page.goto(server.origin + path, { waitUntil: "networkidle" });
    await expect(page.getByRole("heading").first()).toBeVisible();
    expect([path, await violated()]).toEqual([path, []]);
  }
});

test("nor does the admin, whose dialogs look as they should and hold the page behind them", async ({ admin }) => {
  const { page } = admin;
  await page.setViewportSize({ width: 1024, height: 240 });
  await admin.openSection("Stores");
  await admin.press("Add a store");
  const title = page.getByRole("dialog").getByRole("heading", { name: "Add a store" });
  await expect(title).toBeVisible();
  expect(await title.evaluate((node) => getComputedStyle(node.parentElement!).paddingLeft)).toBe("16px");
  await page.getByRole("combobox", { name: "Time zone" }).tap();
  await expect(page.getByRole("option").first()).toBeVisible();
  const place = () => page.evaluate(() => ({ scrolled: scrollY, isTall: document.body.scrollHeight > innerHeight + 50 }));
  const before = await place();
  await page.mouse.move(5, 5);
  await page.mouse.wheel(0, 15);
  await page.waitForTimeout(300);
  expect(before.isTall).toBe(true);
  expect(await place()).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as Violated).__violated)).toEqual([]);
});

test.describe("what gets into a page all the same", () => {
  test.use({ mayReport: /TypeError/ });

  test("becomes neither markup nor script, nor loads one from elsewhere", async ({ page, server, context }) => {
    await server.start();
    await page.goto(`${server.origin}/till`);
    // What the policy stops is reported, which here is no surprise.
    context.removeAllListeners("console");
    const outcomes = await page.evaluate(() => {
      const attempt = (act: () => unknown) => {
        try {
          act();
          return "done";
        } catch (failure) {
          return (failure as Error).name;
        }
      };
      return {
        markup: attempt(() => (document.body.innerHTML = "<img src=x onerror='window.__pwned = 1'>")),
        worker: attempt(() => new Worker("data:text/javascript,postMessage(1)")),
        script: attempt(() => Object.assign(document.createElement("script"), { text: "window.__pwned = 1" })),
              };
    });
    expect(outcomes).toEqual({ markup: "TypeError", worker: "TypeError", script: "TypeError" });
    const ground = await page.evaluate(() => {
      const sheet = document.createElement("style");
      sheet.textContent = "body { background: rgb(1, 2, 3) }";
      document.head.append(sheet);
      document.body.setAttribute("style", "background: rgb(1, 2, 3)");
      return getComputedStyle(document.body).backgroundColor;
    });
    expect(ground).not.toBe("rgb(1, 2, 3)");
    await page.evaluate(() => {
      const inline = document.createElement("a");
      inline.setAttribute("href", "javascript:window.__pwned = 1");
      document.body.append(inline);
      inline.click();
    });
    expect(await page.evaluate(() => "__pwned" in window)).toBe(false);
  });
});
