import * as z from "zod/mini";
import { type CouponPageMessage, couponPageMessage } from "./messages/coupon-page";
import type { SelfClaimOffer } from "./messages/self-claims";

/** The element by which a page that the server has drawn says what it shows, so that the script can go on from there. */
export const FIRST_VIEW_ELEMENT = "first-view";

/**
 * What it holds, as JSON. `page`: null where there is no coupon at the link. `kept`: drawn for later, so that what the phone
 * keeps of the coupon is newer.
 */
export const firstViewMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("now"), token: z.string(), page: z.nullable(couponPageMessage) }),
  z.object({ kind: z.literal("kept"), token: z.string(), version: z.string() }),
]);

export type FirstView = z.infer<typeof firstViewMessage>;

/** The element as markup: data, which no browser runs; nothing in it ends the element. */
export function islandOf(view: FirstView): string {
  return `<script type="application/json" id="${FIRST_VIEW_ELEMENT}">${JSON.stringify(view).replaceAll("<", "\\u003c")}</script>`;
}

/** By this a page is known that the server has drawn for later, and of which version. */
export function keptIsland(token: string, version: string): string {
  return islandOf({ kind: "kept", token, version });
}

/**
 * What the first view is drawn from. `origin`: of the link, without a slash. `zone`: in which its dates are told. `languages`:
 * the reader's, the dearest first. `isForLater`: it will be read on another day, and has to say as of when it is.
 */
export type FirstViewSeen = {
  readonly token: string;
  readonly page: CouponPageMessage | null;
  readonly zone: string;
  readonly origin: string;
  readonly languages: readonly string[];
  readonly isForLater: boolean;
};

/** A link's page as markup, in which no element has a style of its own: `sheet` says what some of them look like. */
export type DrawnFirstView = { readonly head: string; readonly body: string; readonly sheet: string };

/** What is to be had at a coupon's own link. `origin`: of the link, without a slash. */
export type OfferSeen = { readonly offer: Extract<SelfClaimOffer, { kind: "offer" }>; readonly origin: string };

/** Draws pages for who has no script yet. `drawOfferHead`: what a chat's preview reads of a coupon's own link, as markup. */
export interface FirstViews {
  readonly drawFirstView: (seen: FirstViewSeen) => DrawnFirstView;
  readonly drawOfferHead: (seen: OfferSeen) => string;
}
