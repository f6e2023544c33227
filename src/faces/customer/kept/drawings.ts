import { keptIsland } from "../../../contract/first-view";
import { type Drawn, drawnPathOf, dropDrawnPage, keepDrawnPage, keptDrawn } from "../../../client/app-shell/drawn-pages";
import type { CouponShelf } from "./coupon-shelf";
import { type KeptCoupon, standingOf } from "./kept-coupon";

/** The pages of kept coupons as the server has drawn them for later, to be shown at once (R85). */
export interface Drawings {
  /** Has the page drawn where its code is shown and it is not here as it is now; each version is tried once for each time that the phone's clock is set. */
  keep(coupon: KeptCoupon, deviceNowMs: number): Promise<void>;
  drop(token: string): Promise<void>;
}

/**
 * @param timeZone IANA name of the reader's, in which a drawn page tells its times
 * @param shelf with what the phone keeps, and has kept before its page is drawn
 */
export function createDrawings(fetch: typeof globalThis.fetch, timeZone: () => string, shelf: Pick<CouponShelf, "find">): Drawings {
  const tried = new Set<string>();
  return {
    async keep(coupon, deviceNowMs) {
      const { token, page, offsetMs } = coupon;
      const { version } = page;
      const now = `${token} ${version} ${Math.round(offsetMs / MINUTE_MS)}`;
      if (tried.has(now) || page.coupon === null || (page.code === null && !page.byLink) || standingOf(coupon, deviceNowMs).kind !== "active") return;
      tried.add(now);
      const path = drawnPathOf(token);
      const { startMs, endMs } = page.coupon.period;
      const byDevice = (serverMs: number | null) => (serverMs === null ? null : serverMs - offsetMs);
      const drawn: Drawn = { version, fromMs: byDevice(startMs), untilMs: byDevice(endMs) };
      const here = await keptDrawn(path);
      if (here !== null && isSame(here, drawn)) return;
      // The phone's clock may have been set since: until there is another, none is shown.
      await dropDrawnPage(path);
      const response = await fetch(`${path}?keptIn=${encodeURIComponent(timeZone())}`, { cache: "no-store" });
      const html = await response.text();
      // Not where the server draws no more just now or has a newer one, nor what somebody else's network has put in between.
      if (!response.ok || !html.includes(keptIsland(token, version))) return;
      await keepDrawnPage(path, html, response.headers, drawn);
      // It was long on its way: what this phone has heard or taken out meanwhile has dropped only what was there by then.
      if ((await shelf.find(token).catch(() => null))?.page.version !== version) await dropDrawnPage(path);
    },
    async drop(token) {
      // What was undone or put back is as it was before, and is drawn once more.
      for (const one of tried) if (one.startsWith(`${token} `)) tried.delete(one);
      await dropDrawnPage(drawnPathOf(token));
    },
  };
}

const MINUTE_MS = 60_000;

/** What the phone takes for the server's clock changes a little with each answer. */
function isSame(here: Drawn, drawn: Drawn): boolean {
  const isNear = (one: number | null, other: number | null) => Math.abs((one ?? 0) - (other ?? 0)) < MINUTE_MS;
  return here.version === drawn.version && isNear(here.fromMs, drawn.fromMs) && isNear(here.untilMs, drawn.untilMs);
}
