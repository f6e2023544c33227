import type { EXTERNAL_ROUTES } from "../../src/contract/external-routes-table";
import type { ReportRequest } from "../../src/contract/messages/external";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import { findClaimToken } from "../../src/domain/coupon/claim-token";
import { fail } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import { genuineClaim } from "../auth/genuine-claim";
import { keyOfReport } from "../auth/key-of-report";
import type { Deps } from "../deps";
import type { ReportedItem, ReportProblem } from "../store/external/external-store";
import type { Handlers } from "./handler";
import { sayRefusal } from "./say-refusal";

/** Redemptions that another system reports (R78). */
export function externalHandlers(deps: Deps): Pick<Handlers, keyof typeof EXTERNAL_ROUTES> {
  const { store, nowMs } = deps;
  return {
    reportRedemption: async ({ by, body: { idempotencyKey, shown, storeId, couponId = null, receipt = null } }) => {
      const item = await itemOf(deps, by.workspace, shown);
      if (item === null) return fail(problemOf({ kind: "refused", reasons: ["unknown"] }));
      const key = keyOfReport(by.keyHash, "redemption", idempotencyKey);
      const report = { key, method: "external" as const, by: { id: by.id, name: by.name, storeId }, shown: item, couponId, receipt };
      const redeemed = await store.redeemReported(by.workspace, report, nowMs());
      return redeemed.ok ? redeemed : fail(problemOf(redeemed.problem));
    },
    reverseReported: async ({ by, parameters: { redemptionKey }, body: { idempotencyKey, reason }, browser }) => {
      const said = { key: keyOfReport(by.keyHash, "reversal", idempotencyKey), redemptionKey, reason };
      const reversed = await store.reverseReported(by.workspace, said, deedOf(deps, by, browser));
      if (reversed.ok) return reversed;
      return fail(reversed.problem === "not-found" ? NOT_REPORTED : KEY_USED);
    },
  };
}

/** Null for a link that is not one of this workspace's. */
async function itemOf({ store }: Deps, workspace: number, shown: ReportRequest["shown"]): Promise<ReportedItem | null> {
  switch (shown.kind) {
    case "code":
      return { kind: "code", text: shown.value, codeType: shown.codeType ?? null };
    case "claim":
      return shown;
    case "link": {
      const claim = await genuineClaim(store, findClaimToken(shown.link) ?? shown.link);
      return claim?.workspaceNumber === workspace ? { kind: "claim", claimId: claim.claimId } : null;
    }
  }
}

function problemOf(problem: ReportProblem): ProblemMessage {
  switch (problem.kind) {
    case "unknown-store":
      return { problem: "not-found", message: "There is no such store here." };
    case "key-reuse":
      return KEY_USED;
    case "which-coupon":
      return {
        problem: "which-coupon",
        message: `Several coupons have this code: ${problem.couponIds.join(", ")}. Say which one in couponId.`,
        detail: { kind: "which-coupon", couponIds: [...problem.couponIds] },
      };
    case "refused":
      return { problem: "not-redeemed", message: sayRefusal(problem.reasons[0]), detail: { kind: "refused", reasons: [...problem.reasons] } };
  }
}

const KEY_USED: ProblemMessage = { problem: "idempotency-key-used", message: "This idempotency key was used for something else. Make a new key for each redemption and for each reversal." };
const NOT_REPORTED: ProblemMessage = { problem: "not-found", message: "No other system has reported such a redemption here." };
