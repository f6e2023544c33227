import * as z from "zod/mini";
import { FIRST_VIEW_ELEMENT, firstViewMessage } from "../../../contract/first-view";
import type { CouponShelf } from "../kept/coupon-shelf";
import type { CouponView, WatchDeps } from "./watch-coupon";

/**
 * What the server has drawn into this very page of a link's coupon; null: nothing. Of a page that it drew for later, what this
 * phone keeps: always the same promise, as who waits for it asks again.
 */
export function firstViewOf(token: string, document: Document, { shelf, deviceNowMs }: Pick<WatchDeps, "shelf" | "deviceNowMs">): CouponView | Promise<CouponView> | null {
  const island = document.getElementById(FIRST_VIEW_ELEMENT)?.textContent;
  const view = island === undefined || island === null ? null : z.safeParse(firstViewMessage, parsed(island));
  if (view?.success !== true || view.data.token !== token) return null;
  if (view.data.kind === "kept") return keptView(token, shelf);
  const { page } = view.data;
  if (page === null) return { phase: "unknown", isKept: false };
  const nowMs = deviceNowMs();
  return { phase: "shown", live: true, kept: { token, page, confirmedMs: nowMs, offsetMs: page.nowMs - nowMs, seenMs: null } };
}

const keptViews = new Map<string, Promise<CouponView>>();

function keptView(token: string, shelf: CouponShelf): Promise<CouponView> {
  const known = keptViews.get(token) ?? findKept(token, shelf);
  keptViews.set(token, known);
  return known;
}

async function findKept(token: string, shelf: CouponShelf): Promise<CouponView> {
  const kept = await shelf.find(token).catch(() => null);
  return kept === null ? { phase: "looking" } : { phase: "shown", kept, live: false };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page that was cut short on its way shows what its script can fetch.
    return null;
  }
}
