import type { CouponPageMessage } from "../../../contract/messages/coupon-page";
import type { CouponShelf } from "../kept/coupon-shelf";
import type { Drawings } from "../kept/drawings";
import type { KeptCoupon } from "../kept/kept-coupon";
import type { CouponServer } from "./ask-server";

/**
 * What is known of a link's coupon. `live`: the server has confirmed it at the last try. `isKept`: it was there once, and is on
 * this phone.
 */
export type CouponView =
  | { readonly phase: "looking" }
  | { readonly phase: "shown"; readonly kept: KeptCoupon; readonly live: boolean }
  | { readonly phase: "unknown"; readonly isKept: boolean }
  | { readonly phase: "no-answer" };

export interface WatchDeps {
  readonly shelf: CouponShelf;
  readonly drawings: Drawings;
  readonly server: CouponServer;
  readonly deviceNowMs: () => number;
  /** Is the page before somebody's eyes? */
  readonly isSeen: () => boolean;
}

/** One look at a coupon's link: what is kept first, then what the server says; keeps it, and tells that it was opened (R84, R85). */
export async function lookAt(token: string, before: CouponView, deps: WatchDeps, show: (view: CouponView) => void): Promise<CouponView> {
  const { shelf, drawings, server, deviceNowMs } = deps;
  let kept = before.phase === "shown" ? before.kept : await orNull(shelf.find(token));
  if (kept !== null && before.phase !== "shown" && before.phase !== "unknown") show({ phase: "shown", kept, live: false });
  const reply = await server.page(token, kept?.page.version);
  switch (reply.kind) {
    case "unknown":
      await orNull(drawings.drop(token));
      return { phase: "unknown", isKept: kept !== null };
    case "no-answer":
      return kept === null ? { phase: "no-answer" } : { phase: "shown", kept: await seen(kept, deps), live: false };
    case "page":
    case "unchanged": {
      const page: CouponPageMessage | undefined = reply.kind === "page" ? reply : kept?.page;
      if (page === undefined) return { phase: "no-answer" };
      // What is shown first is never older than what is kept. So it goes before the shelf has the new one, and again after, as
      // another tab may have put one there that was long on its way.
      if (reply.kind === "page") await orNull(drawings.drop(token));
      kept = { token, page, confirmedMs: deviceNowMs(), offsetMs: reply.nowMs - deviceNowMs(), seenMs: kept?.seenMs ?? null };
      const told = await tell(await seen(kept, deps), deps);
      await orNull(shelf.keep(told));
      if (reply.kind === "page") await orNull(drawings.drop(token));
      void orNull(drawings.keep(told, deviceNowMs()));
      return { phase: "shown", kept: told, live: true };
    }
  }
}

/** Remembers when it was first seen: without a network, to tell of it later. */
async function seen(kept: KeptCoupon, { shelf, deviceNowMs, isSeen }: WatchDeps): Promise<KeptCoupon> {
  if (kept.seenMs !== null || kept.page.coupon === null || !isSeen()) return kept;
  const now = { ...kept, seenMs: deviceNowMs() + kept.offsetMs };
  await orNull(shelf.keep(now));
  return now;
}

async function tell(kept: KeptCoupon, { server }: WatchDeps): Promise<KeptCoupon> {
  if (kept.seenMs === null || kept.page.opened || kept.page.coupon === null || !(await server.tellOpened(kept.token, kept.seenMs))) return kept;
  return { ...kept, page: { ...kept.page, opened: true } };
}

/** A browser that keeps nothing (a private window) shows the coupon all the same. */
async function orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
  return await asked.catch(() => null);
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Who has just opened a coupon may be standing at a till; later there is no hurry, nor where there is no coupon. */
export function nextLookMs(phase: CouponView["phase"], seenForMs: number): number {
  if (phase !== "unknown" && seenForMs < 2 * MINUTE_MS) return SECOND_MS;
  return phase !== "unknown" && seenForMs < 10 * MINUTE_MS ? 5 * SECOND_MS : 30 * SECOND_MS;
}
