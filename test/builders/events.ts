import type { Override, RedemptionContents, TillEvent } from "../../src/domain/sync/event";
import type { RedemptionEvent } from "../../src/domain/sync/judge-redemption";
import { NOW_MS } from "./situations";

type Ask = Extract<TillEvent, { kind: "ask" }>;

/** One code of the spring coupon, redeemed by a cashier in store 1. */
export function contents(changes: Partial<RedemptionContents> = {}): RedemptionContents {
  return {
    couponId: "SPRING",
    shown: { kind: "code", codeType: "qr", value: "A1" },
    storeId: "store-1",
    staffId: "staff-1",
    method: "staff-scan",
    receipt: null,
    override: null,
    leaseId: null,
    ...changes,
  };
}

export function ask(
  key: string,
  of: Partial<RedemptionContents> = {},
  circumstances: Partial<Ask["circumstances"]> = {},
): RedemptionEvent {
  return {
    kind: "ask",
    key,
    contents: contents(of),
    circumstances: {
      time: { deviceMs: NOW_MS, offsetMs: 0, uncertain: false },
      couponVersion: 1,
      snapshotFeed: 1,
      marks: [],
      ...circumstances,
    },
  };
}

export function fact(
  key: string,
  of: Partial<RedemptionContents> = {},
  circumstances: Partial<Ask["circumstances"]> = {},
): RedemptionEvent {
  return { ...ask(key, of, circumstances), kind: "fact", sequence: 1 };
}

export function reversal(key: string, redemptionKey: string): Extract<TillEvent, { kind: "reversal" }> {
  const time = { deviceMs: NOW_MS, offsetMs: 0, uncertain: false };
  return { kind: "reversal", key, sequence: 1, redemptionKey, staffId: "staff-1", reason: "Wrong guest", time };
}

export function withdrawal(key: string, redemptionKey: string): Extract<TillEvent, { kind: "withdrawal" }> {
  return {
    kind: "withdrawal",
    key,
    sequence: 1,
    redemptionKey,
    time: { deviceMs: NOW_MS, offsetMs: 0, uncertain: false },
  };
}

/** What a supervisor's "redeem anyway" adds to a redemption's contents. */
export function overriding(...reasons: Override["reasons"]): { readonly override: Override } {
  return { override: { reasons, note: "VIP", supervisorId: "s" } };
}
