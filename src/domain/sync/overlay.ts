import type { Redeemed } from "../redemption/refusal";

/** What a snapshot says of a code; its index is its 2 bits in the bitmap (R15). */
export const CODE_STATES = ["issued", "claimed", "redeemed", "void"] as const;
export type CodeState = (typeof CODE_STATES)[number];

/** A code's state as of a feed number. `redeemed`: which redemption it was and what is known of it; null: only that. */
export type CodeRow = {
  readonly feed: number;
  readonly state: CodeState;
  readonly redeemed: { readonly redemptionKey: string; readonly details: Redeemed } | null;
};

/** An event of this till's outbox about the code, oldest first. */
export type PendingEvent =
  | { readonly kind: "redemption"; readonly redemptionKey: string; readonly details: Redeemed }
  /** A reversal or a withdrawal. */
  | { readonly kind: "undoing"; readonly redemptionKey: string };

/** What the till knows of a code: its bitmap's word, later changes, and its own that are not yet acknowledged. */
export type CodeKnowledge = {
  readonly base: CodeRow | null;
  readonly overlay: CodeRow | null;
  readonly pending: readonly PendingEvent[];
};

/**
 * A code's state for this till: the newest of bitmap and overlay, then its own pending events (R15). A pending reversal
 * or withdrawal undoes its own redemption only, never another's. Null: this till does not know the code.
 */
export function lookUpCode({ base, overlay, pending }: CodeKnowledge): CodeRow | null {
  return pending.reduce(afterEvent, newerRow(base, overlay));
}

/** The row with the higher feed number; of two with the same one, the second (R16). */
export function newerRow(stored: CodeRow | null, incoming: CodeRow | null): CodeRow | null {
  if (stored === null || incoming === null) return incoming ?? stored;
  return incoming.feed >= stored.feed ? incoming : stored;
}

function afterEvent(row: CodeRow | null, event: PendingEvent): CodeRow | null {
  switch (event.kind) {
    case "redemption":
      return row?.state === "redeemed" || row?.state === "void"
        ? row
        : { feed: row?.feed ?? 0, state: "redeemed", redeemed: event };
    case "undoing":
      // Claimed rather than issued: only a code that was claimed, or need not be, could be redeemed at all.
      return row?.redeemed?.redemptionKey === event.redemptionKey ? { ...row, state: "claimed", redeemed: null } : row;
  }
}
