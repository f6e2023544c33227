import { keptIsland } from "../../../contract/first-view";
import { dropDrawnPage, keepDrawnPage, keptVersion } from "../../../client/app-shell/drawn-pages";
import type { CouponShelf } from "./coupon-shelf";
import { type KeptCoupon, standingOf } from "./kept-coupon";

/** The pages of kept coupons as the server has drawn them for later, to be shown at once (R85). */
export interface Drawings {
  /** Has the page drawn where its code is shown and it is not here as it is now; each version is tried once. */
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
      if (tried.has(version) || page.coupon === null || (page.code === null && !page.byLink) || standingOf(coupon, deviceNowMs).kind !== "active") return;
      tried.add(version);
      const path = drawnPathOf(token);
      if ((await keptVersion(path)) === version) return;
      const response = await fetch(`${path}?keptIn=${encodeURIComponent(timeZone())}`, { cache: "no-store" });
      const html = await response.text();
      // Not where the server draws no more just now or has a newer one, nor what somebody else's network has put in between.
      if (!response.ok || !html.includes(keptIsland(token, version))) return;
      const { startMs, endMs } = page.coupon.period;
      const byDevice = (serverMs: number | null) => (serverMs === null ? null : serverMs - offsetMs);
      await keepDrawnPage(path, html, response.headers, { version, fromMs: byDevice(startMs), untilMs: byDevice(endMs) });
      // It was long on its way: what this phone has heard or taken out meanwhile has dropped only what was there by then.
      if ((await shelf.find(token).catch(() => null))?.page.version !== version) await dropDrawnPage(path);
    },
    drop: (token) => dropDrawnPage(drawnPathOf(token)),
  };
}

function drawnPathOf(token: string): string {
  return `/c/${token}`;
}
