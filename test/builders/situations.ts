import type { Decider, LoneTill, Situation, Standing } from "../../src/domain/redemption/situation";
import type { Redeemed } from "../../src/domain/redemption/refusal";
import { listTerms } from "./coupons";

export const NOW_MS = 1_800_000_000_000;

/** A code of a live list, unused, shown to the server: nothing speaks against redeeming it. */
export function situation(
  changes: Omit<Partial<Situation>, "attempt" | "standing"> & {
    attempt?: Partial<Situation["attempt"]>;
    standing?: Partial<Standing>;
  } = {},
): Situation {
  const { attempt, standing, ...others } = changes;
  return {
    terms: listTerms(),
    shown: "code",
    usage: { used: 0, leased: 0 },
    decider: server(),
    ...others,
    standing: { claimed: false, redeemed: null, isVoid: false, inSnapshot: true, ...standing },
    attempt: { nowMs: NOW_MS, storeId: "store-1", method: "staff-scan", overridden: [], ...attempt },
  };
}

export function server(holdsLeaseUnit = false): Decider {
  return { kind: "server", holdsLeaseUnit };
}

/** A till without network, in good order: a fresh snapshot, storage that lasts, no lease. */
export function loneTill(changes: Partial<LoneTill> = {}): LoneTill {
  return {
    kind: "lone-till",
    leaseUnits: 0,
    unsent: 0,
    storagePersists: true,
    lastPullMs: NOW_MS - 60_000,
    maxSnapshotAgeMs: 7 * 24 * 60 * 60 * 1000,
    clockUncertain: false,
    ...changes,
  };
}

export const redeemedBefore: Redeemed = {
  when: { kind: "at", ms: NOW_MS - 3_600_000 },
  storeId: "store-2",
  deviceId: "till-2",
  staffId: "staff-2",
  unconfirmed: false,
};
