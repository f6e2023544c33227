import type { Page } from "@playwright/test";

type Settable = typeof globalThis & { clockIsOffByMs?: number };

/**
 * Lets a test set the clock of the device that a page runs on. Only that is set: what measures time by itself, timers and
 * `performance.now()`, goes on, as on a device; Playwright's own clock would take the place of all of them. To be called before
 * the page is first loaded.
 */
export async function withSettableClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const device: Settable = globalThis;
    const RealDate = Date;
    const offMs = () => device.clockIsOffByMs ?? 0;
    device.Date = new Proxy(RealDate, {
      construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [RealDate.now() + offMs()] : args) as Date,
      get: (target, name, receiver) => (name === "now" ? () => RealDate.now() + offMs() : (Reflect.get(target, name, receiver) as unknown)),
    });
  });
}

/** Sets the clock, for the page as it runs and whenever it is loaded from now on. */
export async function setClock(page: Page, byMs: number): Promise<void> {
  const set = (ms: number) => void ((globalThis as Settable).clockIsOffByMs = ms);
  await page.addInitScript(set, byMs);
  await page.evaluate(set, byMs);
}
