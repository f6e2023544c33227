import { createHash } from "node:crypto";
import type { PhoneRedemptionResponse } from "../../src/contract/messages/phone-redemption";
import { claimStanding } from "../../src/domain/coupon/claim-standing";
import { type PhoneMethod, phoneWaysOf } from "../../src/domain/coupon/phone-methods";
import type { RefusalReason } from "../../src/domain/redemption/refusal";
import { fail, ok } from "../../src/domain/result";
import { genuineClaim } from "../auth/genuine-claim";
import { tryStorePin } from "../auth/store-pin";
import { uuidV7Of } from "../auth/uuid-v7";
import type { Deps } from "../deps";
import type { ClaimOnRecord } from "../store/claim-page-store";
import type { StandIn } from "../store/external/external-store";
import { NO_COUPON } from "./coupon-page";
import type { Handler } from "./handler";
import { sayRefusal } from "./say-refusal";

/** Redeeming on the customer's own phone, where the coupon allows it: an ask without a till (R90, R91). */
export function redeemOnPhone(deps: Deps): Handler<"redeemOnPhone"> {
  const { store, nowMs } = deps;
  return async ({ parameters, body: { key, method, storeId, pin }, browser }) => {
    const token = await genuineClaim(store, parameters.token);
    const claim = token === null ? null : await store.claimOnRecord(token.workspaceNumber, token.claimId);
    if (token === null || claim === null) return fail(NO_COUPON);
    const { workspaceNumber: workspace, claimId } = token;
    // Where the answer to what redeemed it was lost, that is answered again.
    if (method === "store-pin" && claim.redemptionKey !== key) {
      const kept = await store.storePin(workspace, storeId);
      if (kept === null) return ok({ kind: "no-pin" });
      // Nobody guesses a PIN by a claim that is not to be redeemed by it there.
      const why = noPinBecause(claim, storeId, nowMs());
      if (why !== null) return ok({ kind: "refused", said: sayRefusal(why) });
      const tried = await tryStorePin(deps, kept, { workspace, storeId, claimId, address: browser.address, pin: pin ?? "" });
      if (tried.kind !== "right") return ok(tried.kind === "wrong" ? { kind: "wrong-pin" } : tried);
    }
    const report = { key, by: phoneIn(workspace, method, storeId), method, shown: { kind: "claim", claimId }, couponId: claim.coupon.couponId, receipt: null } as const;
    const redeemed = await store.redeemReported(workspace, report, nowMs());
    if (!redeemed.ok) return ok(notRedeemed(redeemed.problem));
    const { redeemedMs, registerText, standing } = redeemed.value;
    // Its answer was lost, and the shop has undone it since: nothing is redeemed now, and the phone begins another act.
    if (standing === "reversed") return ok({ kind: "refused", said: "The shop undid this redemption. You can redeem it once more." });
    return ok({ kind: "redeemed", atMs: redeemedMs, registerText });
  };
}

function noPinBecause({ coupon, redemption, stores }: ClaimOnRecord, storeId: string, nowMs: number): RefusalReason | null {
  const ways = phoneWaysOf(coupon, stores);
  if (ways === null || !ways.methods.includes("store-pin")) return "wrong-method";
  if (!ways.stores.some(({ id }) => id === storeId)) return "wrong-store";
  const { kind } = claimStanding(coupon, redemption, nowMs);
  if (kind === "active") return null;
  return kind === "redeemed" ? "already-redeemed" : kind;
}

const NAMES: Record<PhoneMethod, string> = { "store-pin": "Store PIN", self: "Customer’s phone" };

/** What stands in a till's place, the same for all customers of a shop. */
function phoneIn(workspace: number, method: PhoneMethod, storeId: string): StandIn {
  return { id: uuidV7Of(createHash("sha256").update(`phones\0${workspace}\0${method}`).digest()), name: NAMES[method], storeId };
}

type Problem = Extract<Awaited<ReturnType<Deps["store"]["redeemReported"]>>, { ok: false }>["problem"];

function notRedeemed(problem: Problem): PhoneRedemptionResponse {
  switch (problem.kind) {
    case "refused":
      return { kind: "refused", said: sayRefusal(problem.reasons[0]) };
    case "unknown-store":
      return { kind: "refused", said: sayRefusal("wrong-store") };
    // Neither is for a claim that was looked up under a key that its phone has made.
    case "key-reuse":
    case "which-coupon":
      return { kind: "refused", said: "This could not be redeemed. Show the code to the staff." };
  }
}
