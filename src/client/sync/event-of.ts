import type { Shown, TillEvent } from "../../domain/sync/event";
import type { OutboxRecord, OutboxRedemption } from "../db/records";
import { unsealShown } from "../db/sealed-code";

/** What stands for a redemption whose code cannot be read: a revoked till hands over what there is (R30). */
export type Evidence = Pick<OutboxRedemption, "key" | "sequence" | "contents" | "circumstances"> & { readonly unreadable: true };

export type Outgoing = TillEvent | Evidence;

/** An item of the outbox as the server is told of it now; null where its code is damaged, or the key to it gone. */
export async function eventOf(crypto: Crypto, sealKey: CryptoKey | null, item: OutboxRecord): Promise<TillEvent | null> {
  if (item.kind === "reversal") {
    const { kind, key, sequence, redemptionKey, staffId, reason, time } = item;
    return { kind, key, sequence, redemptionKey, staffId, reason, time };
  }
  if (item.withdrawal !== null) {
    return { kind: "withdrawal", ...item.withdrawal, sequence: numberOf(item), redemptionKey: item.key };
  }
  const shown = sealKey === null ? null : await unsealShown(crypto, sealKey, item.shown);
  return shown === null ? null : redemptionEvent(item, shown);
}

export function evidenceOf(item: OutboxRecord): Evidence {
  if (item.kind === "reversal") throw new Error("a reversal has no code that could not be read");
  const { key, sequence, contents, circumstances } = item;
  return { key, sequence, contents, circumstances, unreadable: true };
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
