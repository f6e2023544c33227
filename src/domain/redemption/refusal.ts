/**
 * Every reason for which a redemption is refused, in the order in which they are shown (R32): of several, the first.
 * `overridable`: a supervisor may redeem anyway, with a reason. `extra`: that stands outside one-use and cap (R13).
 * `network`: it stops only a till that decides alone, so the server may still say yes.
 */
export const REFUSALS = {
  unknown: { overridable: false, extra: false, network: false },
  revoked: { overridable: false, extra: false, network: false },
  "wrong-store": { overridable: true, extra: false, network: false },
  "wrong-method": { overridable: false, extra: false, network: false },
  "not-yet-valid": { overridable: true, extra: false, network: false },
  "already-redeemed": { overridable: true, extra: true, network: false },
  expired: { overridable: true, extra: false, network: false },
  "needs-claim": { overridable: true, extra: false, network: false },
  "not-claimed": { overridable: true, extra: false, network: false },
  "used-up": { overridable: true, extra: true, network: false },
  "online-only": { overridable: false, extra: false, network: true },
  "needs-lease": { overridable: false, extra: false, network: true },
  "outbox-full": { overridable: false, extra: false, network: true },
  "snapshot-too-old": { overridable: false, extra: false, network: true },
} as const;

export type RefusalReason = keyof typeof REFUSALS;

export const refusalOrder = Object.keys(REFUSALS) as readonly RefusalReason[];

/** The refusals that a supervisor may override (R13). */
export type OverridableReason = {
  [Reason in RefusalReason]: (typeof REFUSALS)[Reason]["overridable"] extends true ? Reason : never;
}[RefusalReason];

/**
 * What is known of an earlier redemption (R33): when it was, or only an instant that it lies before; where and by whom,
 * null where unknown. `unconfirmed`: its till has not yet said that it heard the server's yes (R10).
 */
export type Redeemed = {
  readonly when: { readonly kind: "at" | "before"; readonly ms: number };
  readonly storeId: string | null;
  readonly deviceId: string | null;
  readonly staffId: string | null;
  readonly unconfirmed: boolean;
};

/** A refusal with what the cashier has to be told about it. */
export type Refusal =
  | { readonly reason: "unknown" }
  | { readonly reason: "revoked" }
  | { readonly reason: "wrong-store"; readonly storeIds: readonly string[] }
  | { readonly reason: "wrong-method" }
  | { readonly reason: "not-yet-valid"; readonly startMs: number }
  | { readonly reason: "already-redeemed"; readonly redeemed: Redeemed }
  | { readonly reason: "expired"; readonly endMs: number }
  | { readonly reason: "needs-claim" }
  | { readonly reason: "not-claimed" }
  /** `leased`: unspent units that tills hold; with some, the code may come back. */
  | { readonly reason: "used-up"; readonly leased: number }
  | { readonly reason: "online-only" }
  | { readonly reason: "needs-lease" }
  | { readonly reason: "outbox-full"; readonly unsent: number }
  /** `lastPullMs`: the last complete pull; null: there has been none. */
  | { readonly reason: "snapshot-too-old"; readonly lastPullMs: number | null };

export function isLiftedByNetwork(reason: RefusalReason): boolean {
  return REFUSALS[reason].network;
}

export function isOverridable(reason: RefusalReason): reason is OverridableReason {
  return REFUSALS[reason].overridable;
}
