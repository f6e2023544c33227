import { REVERSAL_REASON_MAX_LENGTH } from "../../contract/messages/till-event";
import { mayUndo, SUPERVISOR_UNDO_WINDOW_MS } from "../../domain/redemption/undo-window";
import { newDuty } from "../../domain/sync/outbox-state";
import type { HistoryRecord, OutboxRedemption, OutboxReversal } from "../db/records";
import type { KnownRedemption, Plan } from "../db/till-store";
import type { LookUpDeps } from "./look-up";
import { newKey } from "./new-key";
import { momentBy, type Moment } from "./situation-of";
import type { SupervisorApproval, Undo } from "./till";

type Act = {
  readonly key: string;
  readonly redemptionKey: string;
  readonly reason: string;
  readonly moment: Moment;
  readonly approval: SupervisorApproval | null;
};

/** Queues a reversal, where the window to undo is still open: to the cashier, or to the supervisor whose it is then (R12). */
export async function undo(
  deps: LookUpDeps,
  redemptionKey: string,
  reason: string,
  approval: SupervisorApproval | null = null,
): Promise<Undo> {
  const moment = momentBy(deps.clock);
  const act = { key: newKey(deps.crypto, moment.nowMs), redemptionKey, reason, moment, approval };
  const stored = await deps.store.addReversal(redemptionKey, (known) => plan(known, act));
  return stored.ok ? stored.value : { kind: "not-stored" };
}

function plan({ device, session, redemption, reversal }: KnownRedemption, act: Act): Plan<OutboxReversal, Undo> {
  if (device === null || session === null) return { add: null, say: { kind: "signed-out" } };
  if (redemption === null || !wasRedeemed(redemption)) return { add: null, say: { kind: "unknown-redemption" } };
  const isReversed = reversal !== null || ("reversed" in redemption && redemption.reversed);
  if (isReversed) return { add: null, say: { kind: "already-undone" } };
  const { nowMs, time } = act.moment;
  const undoWindowMs = act.approval === null ? redemption.undoUntilMs - redemption.atMs : SUPERVISOR_UNDO_WINDOW_MS;
  if (!mayUndo({ redeemedAtMs: redemption.atMs, nowMs, undoWindowMs, isReversed })) {
    return { add: null, say: { kind: "too-late", untilMs: redemption.undoUntilMs } };
  }
  const item: OutboxReversal = {
    kind: "reversal",
    key: act.key,
    redemptionKey: act.redemptionKey,
    sequence: device.lastSequence + 1,
    staffId: act.approval?.supervisorId ?? session.staffId,
    reason: act.reason.trim().slice(0, REVERSAL_REASON_MAX_LENGTH),
    time,
    state: newDuty("reversal", nowMs),
  };
  return { add: item, say: { kind: "undone" } };
}

/** An ask is not redeemed yet, nor one that was withdrawn. */
function wasRedeemed(redemption: OutboxRedemption | HistoryRecord): boolean {
  const { withdrawal = null } = redemption;
  return withdrawal === null && (!("state" in redemption) || redemption.state.phase !== "asking");
}
