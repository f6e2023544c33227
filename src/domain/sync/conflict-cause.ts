import type { Refusal, RefusalReason } from "../redemption/refusal";
import type { ConflictCause } from "./event";

/** What a broken rule is called once a till has redeemed against it; null: the fact is accepted and marked (R4). */
const CAUSES: Readonly<Record<RefusalReason, ConflictCause | null>> = {
  unknown: "unknown-code",
  revoked: "revoked",
  "wrong-store": "store",
  "wrong-method": null,
  "not-yet-valid": "period",
  "already-redeemed": "double",
  expired: "period",
  "needs-claim": null,
  "not-claimed": null,
  "used-up": "cap",
  "online-only": null,
  "needs-lease": null,
  "outbox-full": null,
  "snapshot-too-old": null,
};

/** The cause of a fact's conflict: of several, that of the refusal shown first (R32). */
export function conflictCauseOf(refusals: readonly Refusal[]): ConflictCause | null {
  return refusals.map((refusal) => CAUSES[refusal.reason]).find((cause) => cause !== null) ?? null;
}
