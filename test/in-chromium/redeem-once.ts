import type { OutboxRedemption } from "../../src/client/db/records";
import type { Plan, TillStore } from "../../src/client/db/till-store";
import { KEY, redemption } from "../client/till-store-rows";

/** Adds a redemption unless the outbox has one; says whether it did. */
export async function redeemOnce(store: TillStore, key: string): Promise<boolean> {
  const added = await store.addRedemption(KEY, ({ unsent, device }): Plan<OutboxRedemption, boolean> => {
    const isFirst = unsent === 0;
    return { add: isFirst ? redemption(key, (device?.lastSequence ?? 0) + 1) : null, say: isFirst };
  });
  return added.ok && added.value;
}
