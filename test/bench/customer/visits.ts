import { type Browser, type CDPSession, devices, type Page } from "@playwright/test";

const PHONE = { ...devices["Pixel 7"], viewport: { width: 360, height: 740 } };

/**
 * Lighthouse's "slow 4G", as its devtools throttling has it: 1.6 Mbps down and 0.75 up at nine tenths, and 150 ms of way and back
 * 3.75 times over for each request; the processor four times slower.
 */
const SLOW_4G = { offline: false, latency: 150 * 3.75, downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8, uploadThroughput: (0.75 * 1024 * 1024 * 0.9) / 8 };
const CPU_TIMES_SLOWER = 4;

/** The first time that a phone opens a link. `scripts`: what the page has loaded, as paths. */
export async function firstVisit(browser: Browser, link: string) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const scripts = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".js") && pathname.startsWith("/assets/")) scripts.add(pathname);
  });
  const session = await slowed(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await watchForCode(page);
  await page.goto(link, { waitUntil: "commit" });
  const drawnCodeMs = await codeDrawnMs(page);
  // The script has taken over: it has loaded all that it needs.
  await page.getByRole("button", { name: /^Enlarge/ }).first().waitFor({ timeout: 60_000 });
  const firstPaintMs = await page.evaluate(() => Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN));
  await context.close();
  return { firstPaintMs, drawnCodeMs, scripts: [...scripts] };
}

/** A later time, without a network, the app's files, the coupon and its drawn page kept. */
export async function offlineVisit(browser: Browser, link: string): Promise<number> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByText("Kept on this phone").waitFor();
  await page.waitForFunction(async () => {
    const files = Object.keys(((await (await fetch("/face-files.json")).json()) as { readonly customer: object }).customer);
    const kept = (await (await caches.open("tearoff-faces")).keys()).map(({ url }) => new URL(url).pathname);
    const isDrawn = (await (await caches.open("tearoff-drawn-pages")).match(location.pathname)) !== undefined;
    return navigator.serviceWorker.controller !== null && isDrawn && files.every((file) => kept.includes(file));
  });
  await context.setOffline(true);
  await slowed(page);
  await watchForCode(page);
  await page.goto(link, { waitUntil: "commit" });
  const drawnMs = await codeDrawnMs(page);
  await context.close();
  return drawnMs;
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_TIMES_SLOWER });
  return session;
}

type Watched = { codeDrawnMs?: number };

/** As text: what runs this file gives every function a name by a helper that no page has. */
const WATCH = `
  requestAnimationFrame(function look() {
    const code = document.querySelector("svg[data-type]");
    if (code === null || code.getBoundingClientRect().width === 0) return requestAnimationFrame(look);
    requestAnimationFrame(() => (window.codeDrawnMs = Math.round(performance.now())));
  });
`;

/** Frames are made once the page's styles are there: the one after the first with a code in it shows that. */
async function watchForCode(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH });
}

async function codeDrawnMs(page: Page): Promise<number> {
  const drawn = await page.waitForFunction(() => (window as Watched).codeDrawnMs, undefined, { timeout: 60_000 });
  return (await drawn.jsonValue()) ?? Number.NaN;
}
