import { lookupKeyOf } from "../db/lookup-key";
import type { SnapshotRecord } from "../db/records";
import { unsealShown } from "../db/sealed-code";
import type { TillStore } from "../db/till-store";

/** Look-up keys of every stored redemption under a new epoch, the old one where its code is damaged; empty where the epoch stays (R17). */
export async function recomputeLookupKeys(
  store: TillStore,
  crypto: Crypto,
  epoch: SnapshotRecord["epoch"],
): Promise<ReadonlyMap<string, string>> {
  const [old, sealKey] = await Promise.all([store.get("snapshot"), store.get("sealKey")]);
  const lookupKeys = new Map<string, string>();
  if (sealKey === null || old?.epoch.number === epoch.number) return lookupKeys;
  const queued = (await store.outbox()).filter((item) => item.kind === "redemption");
  for (const redemption of [...queued, ...(await store.history(-Infinity))]) {
    const shown = await unsealShown(crypto, sealKey, redemption.shown);
    lookupKeys.set(redemption.key, shown === null ? redemption.lookupKey : await lookupKeyOf(crypto, epoch.key, shown));
  }
  return lookupKeys;
}
