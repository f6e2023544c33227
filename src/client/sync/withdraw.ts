import { correctedMs } from "../../domain/sync/corrected-time";
import { nextState } from "../../domain/sync/outbox-state";
import type { TillTime } from "../../domain/sync/event";
import type { OutboxRedemption } from "../db/records";
import type { Known, TillStore, Turn } from "../db/till-store";
import { newKey } from "../till/new-key";
import type { TillClock } from "./till-clock";

/** A withdrawal before it is queued: its own key and time, and the moment by the till's corrected clock. */
export type Withdrawal = { readonly key: string; readonly time: TillTime; readonly nowMs: number };

export function newWithdrawal(crypto: Crypto, clock: Pick<TillClock, "time">): Withdrawal {
  const time = clock.time();
  const nowMs = correctedMs(time);
  return { key: newKey(crypto, nowMs), time, nowMs };
}

/**
 * A redemption that is withdrawn: it takes the next sequence number, and the server is told to undo it (R3). Null where
 * that is not allowed, or not any more.
 * @param by `other`: any tab but the one that asked, which may still be asking
 */
export function withdrawn(
  item: OutboxRedemption,
  { device }: Pick<Known, "device">,
  { key, time, nowMs }: Withdrawal,
  by: "asker" | "other",
): OutboxRedemption | null {
  const state = nextState(item.state, { kind: "withdraw", by }, nowMs);
  if (state === null || device === null) return null;
  return { ...item, state, sequence: device.lastSequence + 1, withdrawal: { key, time } };
}

/** Withdraws an ask whose tab has gone, or did not write down how it ended; false where there is nothing to withdraw. */
export async function withdrawLapsed(store: TillStore, redemptionKey: string, withdrawal: Withdrawal): Promise<boolean> {
  const stored = await store.changeRedemption(redemptionKey, (found, known): Turn<boolean> => {
    const item = found && withdrawn(found, known, withdrawal, "other");
    return { say: item !== null, to: item && { kind: "stays", item, overlay: null } };
  });
  if (!stored.ok) throw new Error(`an ask could not be withdrawn: ${stored.problem.message}`);
  return stored.value;
}
