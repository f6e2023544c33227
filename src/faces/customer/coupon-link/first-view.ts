import * as z from "zod/mini";
import { FIRST_VIEW_ELEMENT, firstViewMessage } from "../../../contract/first-view";
import type { CouponView } from "./watch-coupon";

/** What the server has drawn into this very page of a link's coupon; null: nothing. */
export function firstViewOf(token: string, document: Document, deviceNowMs: number): CouponView | null {
  const island = document.getElementById(FIRST_VIEW_ELEMENT)?.textContent;
  const view = island === undefined || island === null ? null : z.safeParse(firstViewMessage, parsed(island));
  if (view?.success !== true || view.data.token !== token) return null;
  const { page } = view.data;
  if (page === null) return { phase: "unknown", isKept: false };
  return { phase: "shown", live: true, kept: { token, page, confirmedMs: deviceNowMs, offsetMs: page.nowMs - deviceNowMs, seenMs: null } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page that was cut short on its way shows what its script can fetch.
    return null;
  }
}
