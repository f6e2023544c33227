import { webcrypto } from "node:crypto";
import { createApi } from "../../../src/client/api/api";
import type { OutboxRedemption } from "../../../src/client/db/records";
import { newSealKey } from "../../../src/client/db/seal";
import { sealShown } from "../../../src/client/db/sealed-code";
import { newTillDisk, openMemoryTillStore } from "../../../src/client/db/memory-till-store";
import { pushOutbox } from "../../../src/client/sync/push-outbox";
import { enrol } from "../../../src/client/till/enrol";
import { newKey } from "../../../src/client/till/new-key";
import { newDuty } from "../../../src/domain/sync/outbox-state";
import { BENCH_COUPON } from "./bench-shop";

/** Where a till is set up, and what it redeems. */
export type Flushing = {
  readonly origin: string;
  readonly enrolmentCode: string;
  readonly storeId: string;
  readonly staffId: string;
  readonly codes: readonly string[];
};

/** How long a till's own code takes to send what it has queued: read, unsealed, sent, answered, settled; in Node, its store in memory. */
export async function flushMs({ origin, enrolmentCode, storeId, staffId, codes }: Flushing): Promise<number> {
  const store = openMemoryTillStore(newTillDisk());
  const crypto = webcrypto as Crypto;
  const api = createApi({ fetch, origin, deviceNowMs: Date.now });
  await enrol({ store, api, crypto, askToPersist: async () => true }, enrolmentCode, "");
  const device = await store.get("device");
  if (device === null) throw new Error("The benchmark's till was not enrolled.");
  const sealKey = await newSealKey(crypto);
  await store.change("sealKey", () => sealKey);

  const nowMs = Date.now();
  const time = { deviceMs: nowMs, offsetMs: 0, uncertain: false };
  const queued = codes.map(async (value, index): Promise<OutboxRedemption> => {
    const shown = { kind: "code", codeType: "qr", value } as const;
    return {
      kind: "redemption",
      key: newKey(crypto, nowMs),
      lookupKey: `look-up ${index}`,
      ordinal: 1,
      contents: { couponId: BENCH_COUPON, storeId, staffId, method: "staff-scan", receipt: null, override: null, leaseId: null },
      shown: await sealShown(crypto, sealKey, shown),
      circumstances: { time, couponVersion: 1, snapshotFeed: 1, marks: [] },
      sequence: index + 1,
      atMs: nowMs,
      undoUntilMs: nowMs,
      couponTitle: "A long list",
      staffName: "Demo cashier",
      state: newDuty("fact", nowMs),
      acceptedFeed: null,
      withdrawal: null,
    };
  });
  const items = await Promise.all(queued);
  await store.changeOutbox(() => items);

  const startedMs = performance.now();
  const clock = { nowMs: Date.now, time: () => time };
  const push = await pushOutbox({ store, api, crypto, clock, jitter: () => 0.5 }, device.token);
  const ms = performance.now() - startedMs;
  if (push.kind !== "done" || (await store.counts()).waiting > 0) throw new Error("The queue was not flushed.");
  return Math.round(ms);
}
