import type { TillEvent } from "../../domain/sync/event";
import type { OutboxRecord } from "../db/records";
import { unsealShown } from "../db/sealed-code";

/** A queued item as the server is told of it; null where its code is damaged. */
export async function eventOf(crypto: Crypto, sealKey: CryptoKey, item: OutboxRecord): Promise<TillEvent | null> {
  switch (item.kind) {
    case "fact": {
      const shown = await unsealShown(crypto, sealKey, item.shown);
      if (shown === null) return null;
      const { kind, key, sequence, circumstances } = item;
      return { kind, key, sequence, contents: { ...item.contents, shown }, circumstances };
    }
    case "reversal": {
      const { kind, key, sequence, redemptionKey, staffId, reason, time } = item;
      return { kind, key, sequence, redemptionKey, staffId, reason, time };
    }
  }
}
