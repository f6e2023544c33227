import { createHash } from "node:crypto";
import { isUsedOnce } from "../../../src/domain/redemption/used-once";
import type { Outcome } from "../../../src/domain/sync/answer";
import { correctedMs } from "../../../src/domain/sync/corrected-time";
import type { RedemptionContents, TillEvent } from "../../../src/domain/sync/event";
import type { Effect, Hold, Unit } from "../../../src/domain/sync/ledger";
import { isFinal, type Resolution } from "../../../src/domain/sync/resolve-conflict";
import { codeBytes } from "../code-text";
import { moveUnit, shrinkLease, stopAwaiting } from "./move-units";
import { isRedemption } from "./parse-items";
import { contentsOf, found, type PushRecord, type RedemptionRow, storedContents, targetOf } from "./push-record";

/** An event whose judgement is being applied. `digest`: of its contents; `sent`: the item as it came. */
type Applied = { readonly event: TillEvent; readonly digest: string; readonly outcome: Outcome; readonly sent: unknown };

/** Changes the record as a judgement says; what is changed is written when the whole push is judged. */
export function applyEffect(record: PushRecord, effect: Effect, applied: Applied): void {
  switch (effect.kind) {
    case "record-redemption":
      return enterRedemption(record, applied, effect.hold, JSON.stringify(effect.marks));
    case "record-reversal":
      return enterReversal(record, applied.event, effect.outcome.kind === "kept");
    case "record-withdrawal":
    case "close-ask":
      return record.withdrawnKeys.add({
        workspace: record.till.workspace,
        redemption_key: effect.redemptionKey,
        installation_id: record.till.installationId,
        withdrawn_ms: record.nowMs,
      });
    case "keep-refused":
      return keepRefused(record, effect.key, effect.problem, applied.sent);
    case "reverse": {
      const row = redemption(record, effect.redemptionKey);
      record.redemptions.put({ ...row, reversed_by: effect.by });
      return closeConflict(record, row.key, "reversed");
    }
    case "promote": {
      const row = redemption(record, effect.redemptionKey);
      record.redemptions.put({ ...row, hold: "holder", cause: null, ...unitColumns(effect.unit) });
      setHolder(record, contentsOf(row), row.key);
      return closeConflict(record, row.key, "promoted");
    }
    case "shrink-lease":
      return shrinkLease(record, effect.leaseId);
    case "free-target":
      return setHolder(record, contentsOf(redemption(record, effect.redemptionKey)), null);
    case "return-unit":
      return moveUnit(record, effect.couponId, effect.unit, -1);
    case "settle-reversal":
      return settleReversal(record, effect.key, effect.outcome);
  }
}

/** Replaces the answer of a reversal that was kept (R8). */
export function settleReversal(record: PushRecord, key: string, outcome: Outcome): void {
  const reversal = found(record.reversals.get(key), key);
  const answer = found(record.answers.get(key), key);
  record.reversals.put({ ...reversal, kept: 0 });
  record.answers.put({ ...answer, outcome: JSON.stringify(outcome) });
}

/** Keeps what was refused as it came; the same bytes again are the same evidence. */
export function keepRefused(record: PushRecord, key: string | null, problem: string, sent: unknown): void {
  const evidence = evidenceOf(sent);
  record.refusedItems.add({
    workspace: record.till.workspace,
    installation_id: record.till.installationId,
    digest: createHash("sha256").update(evidence).digest(),
    key,
    problem,
    item: codeBytes(evidence),
    received_ms: record.nowMs,
  });
}

/** Arrays within arrays can be read deeper than they can be written again. */
function evidenceOf(item: unknown): string {
  try {
    return JSON.stringify(item);
  } catch (failure) {
    if (failure instanceof RangeError) return JSON.stringify("An item nested too deeply to be kept.");
    throw failure;
  }
}

function enterRedemption(record: PushRecord, { event, digest, outcome }: Applied, hold: Hold, marks: string): void {
  if (!isRedemption(event)) throw new Error("Only an ask or a fact is recorded as a redemption.");
  const { till, nowMs } = record;
  const { contents } = event;
  const coupon = found(record.coupons.get(contents.couponId), contents.couponId);
  const target = targetOf(record, contents);
  const row: RedemptionRow = {
    workspace: till.workspace,
    key: event.key,
    kind: event.kind,
    contents: storedContents(contents),
    ordinal: coupon.ordinal,
    code_type: contents.shown.kind === "code" ? contents.shown.codeType : null,
    code_value: contents.shown.kind === "code" ? codeBytes(contents.shown.value) : null,
    claim_id: target?.kind === "claim" ? target.row.id : null,
    store_id: contents.storeId,
    staff_id: contents.staffId,
    device_id: till.device.id,
    installation_id: till.installationId,
    sequence: event.kind === "fact" ? event.sequence : null,
    circumstances: JSON.stringify(event.circumstances),
    hold: hold.kind,
    cause: hold.kind === "conflict" ? hold.cause : null,
    ...unitColumns(hold.kind === "holder" ? hold.unit : { kind: "none" }),
    marks,
    at_ms: correctedMs(event.circumstances.time),
    received_ms: nowMs,
    confirmed_ms: till.isStandIn ? nowMs : null,
    reversed_by: null,
    digest,
    outcome: JSON.stringify(outcome),
    // Its number is taken last (R14).
    feed: null,
  };
  record.redemptions.put(row);
  if (hold.kind === "holder") {
    setHolder(record, contents, row.key);
    moveUnit(record, contents.couponId, hold.unit, 1);
    if (hold.unit.kind === "lease") stopAwaiting(record, hold.unit.leaseId, row.key);
  }
  if (hold.kind === "conflict") {
    record.conflicts.put({
      workspace: till.workspace,
      redemption_key: row.key,
      cause: hold.cause,
      holder_key: target?.row.holder_key ?? null,
      opened_ms: nowMs,
      resolution: null,
      note: null,
      resolved_by: null,
      resolved_ms: null,
    });
  }
}

function enterReversal(record: PushRecord, event: TillEvent, kept: boolean): void {
  if (event.kind !== "reversal") throw new Error("Only a reversal is recorded as one.");
  const { staffId, reason, time } = event;
  record.reversals.put({
    workspace: record.till.workspace,
    key: event.key,
    redemption_key: event.redemptionKey,
    installation_id: record.till.installationId,
    sequence: event.sequence,
    said: JSON.stringify({ staffId, reason, time }),
    kept: kept ? 1 : 0,
    received_ms: record.nowMs,
  });
}

/** Of a code or claim that is redeemed once; a fixed code's own string has no holder. */
function setHolder(record: PushRecord, contents: RedemptionContents, holderKey: string | null): void {
  const target = targetOf(record, contents);
  const coupon = found(record.coupons.get(contents.couponId), contents.couponId);
  if (target === null || !isUsedOnce(coupon, contents.shown.kind)) return;
  if (target.kind === "code") record.codes.put({ ...target.row, holder_key: holderKey });
  else record.claims.put({ ...target.row, holder_key: holderKey });
}

function closeConflict(record: PushRecord, redemptionKey: string, resolution: Resolution): void {
  const conflict = record.conflicts.get(redemptionKey);
  if (conflict === undefined || (conflict.resolution !== null && isFinal(conflict.resolution))) return;
  record.conflicts.put({ ...conflict, resolution, note: null, resolved_by: null, resolved_ms: record.nowMs });
}

function unitColumns(unit: Unit) {
  return { unit: unit.kind, lease_id: unit.kind === "lease" ? unit.leaseId : null } as const;
}

function redemption(record: PushRecord, key: string): RedemptionRow {
  return found(record.redemptions.get(key), key);
}
