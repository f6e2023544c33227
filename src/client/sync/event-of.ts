import type { Shown, TillEvent } from "../../domain/sync/event";
import type { OutboxRecord, OutboxRedemption } from "../db/records";
import { unsealShown } from "../db/sealed-code";

/** An item of the outbox as the server is told of it now; null where its code is damaged. */
export async function eventOf(crypto: Crypto, sealKey: CryptoKey, item: OutboxRecord): Promise<TillEvent | null> {
  if (item.kind === "reversal") {
    const { kind, key, sequence, redemptionKey, staffId, reason, time } = item;
    return { kind, key, sequence, redemptionKey, staffId, reason, time };
  }
  if (item.withdrawal !== null) {
    return { kind: "withdrawal", ...item.withdrawal, sequence: numberOf(item), redemptionKey: item.key };
  }
  const shown = await unsealShown(crypto, sealKey, item.shown);
  return shown === null ? null : redemptionEvent(item, shown);
}

/** An ask while it has no sequence number, a fact from then on (R29); the contents are the same (R5). */
export function redemptionEvent(item: OutboxRedemption, shown: Shown): TillEvent {
  const { key, sequence, circumstances } = item;
  const contents = { ...item.contents, shown };
  return sequence === null ? { kind: "ask", key, contents, circumstances } : { kind: "fact", key, sequence, contents, circumstances };
}

function numberOf({ sequence }: OutboxRedemption): number {
  if (sequence === null) throw new Error("a withdrawal has no sequence number");
  return sequence;
}
