import { expect, test } from "vitest";
import { drawnPageAt, dropDrawnPage, dropStrandedPages, keepDrawnPage, keptDrawn } from "../../src/client/app-shell/drawn-pages";

const HTML = '<html><head><script type="module" crossorigin src="/assets/index-1.js"></script></head><body>its code</body></html>';
const HERE = (script: string) => script === "/assets/index-1.js";
const ALWAYS = { version: "v1", fromMs: null, untilMs: null };
const headers = new Headers({ "content-type": "text/html", "content-security-policy": "default-src 'none'", "content-encoding": "gzip" });
let pages = 0;

async function keep(drawn = ALWAYS as Parameters<typeof keepDrawnPage>[3]): Promise<string> {
  const path = `/c/${(pages += 1)}-${crypto.randomUUID()}`;
  await keepDrawnPage(path, HTML, headers, drawn);
  return path;
}

test("[R85] a drawn page is given back as it came, its policy with it", async () => {
  const path = await keep();
  const page = await drawnPageAt(path, 0, HERE);
  expect(await page?.text()).toBe(HTML);
  expect(page?.headers.get("content-security-policy")).toBe("default-src 'none'");
  expect(page?.headers.get("content-encoding")).toBeNull();
  expect(await keptDrawn(path)).toMatchObject({ version: "v1" });
});

test("[R85] a code is not shown before its coupon's period or after it, nor of a page that was dropped", async () => {
  const path = await keep({ version: "v1", fromMs: 1_000, untilMs: 2_000 });
  const isShown = async (nowMs: number) => (await drawnPageAt(path, nowMs, HERE)) !== null;
  expect([await isShown(999), await isShown(1_000), await isShown(1_999), await isShown(2_000)]).toEqual([false, true, true, false]);
  await dropDrawnPage(path);
  expect([await isShown(1_500), await keptDrawn(path)]).toEqual([false, null]);
});

test("a page whose script is not on the device any more would stand still: it is not shown, and goes", async () => {
  const path = await keep();
  expect(await drawnPageAt(path, 0, () => false)).toBeNull();
  await dropStrandedPages(HERE);
  expect(await keptDrawn(path)).toMatchObject({ version: "v1" });
  await dropStrandedPages(() => false);
  expect(await keptDrawn(path)).toBeNull();
});
