import { createHash } from "node:crypto";
import type { CouponPageMessage } from "../../src/contract/messages/coupon-page";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import { claimStanding } from "../../src/domain/coupon/claim-standing";
import { phoneWaysOf } from "../../src/domain/coupon/phone-methods";
import { showsClaimLink, showsCode, shownCouponOf } from "../../src/domain/coupon/shown-coupon";
import { fail, ok } from "../../src/domain/result";
import { genuineClaim } from "../auth/genuine-claim";
import type { Deps } from "../deps";
import type { ClaimOnRecord } from "../store/claim-page-store";
import type { Handler } from "./handler";

export function couponPage({ store, nowMs }: Deps): Handler<"couponPage"> {
  return async ({ parameters, query }) => {
    const claim = await claimAt({ store, nowMs }, parameters.token);
    if (claim === null) return fail(NO_COUPON);
    const { page } = claim;
    return ok(page.version === query.version ? { kind: "unchanged", nowMs: page.nowMs } : page);
  };
}

/** What stands at a claim's link, and the zone of its shop; null where there is no coupon. */
export async function claimAt({ store, nowMs }: Pick<Deps, "store" | "nowMs">, text: string): Promise<{ page: CouponPageMessage; zone: string } | null> {
  const token = await genuineClaim(store, text);
  const claim = token === null ? null : await store.claimOnRecord(token.workspaceNumber, token.claimId);
  return claim === null ? null : { page: pageOf(claim, nowMs()), zone: claim.zone };
}

export function couponOpened({ store, nowMs }: Deps): Handler<"couponOpened"> {
  return async ({ parameters, body }) => {
    const token = await genuineClaim(store, parameters.token);
    const openedMs = token === null ? null : await store.noteOpened(token.workspaceNumber, token.claimId, body.atMs, nowMs());
    return openedMs === null ? fail(NO_COUPON) : ok({ openedMs });
  };
}

/** The same for a token that was made up as for one whose claim is gone (R86). */
export const NO_COUPON: ProblemMessage = { problem: "not-found", message: "There is no coupon at this link." };

function pageOf({ shop, coupon, code, openedMs, redemption, stores }: ClaimOnRecord, nowMs: number): CouponPageMessage {
  const { kind } = claimStanding(coupon, redemption, nowMs);
  const onPhone = kind === "active" ? phoneWaysOf(coupon, stores) : null;
  const shown = {
    shop,
    coupon: kind === "revoked" ? null : shownCouponOf(coupon),
    redemption: kind === "redeemed" ? redemption : null,
    code: kind === "active" && showsCode(coupon) ? code : null,
    byLink: showsClaimLink(coupon),
    opened: openedMs !== null,
    ...(onPhone === null ? {} : { onPhone: { methods: [...onPhone.methods], stores: [...onPhone.stores] } }),
  };
  // Whether it was opened changes nothing that is seen: a phone need not fetch all of it again for that.
  return { kind: "page", version: versionOf({ ...shown, opened: null }), nowMs, ...shown };
}

function versionOf(shown: object): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 22);
}
