import { createApi } from "../api/api";
import { openTillStore } from "../db/dexie-till-store";
import { TILL_DB_NAME } from "../db/till-db";
import { handOver, markRevoked } from "./hand-over";
import { pushOutbox, type PushDeps } from "./push-outbox";
import { createTillClock, type TimeSource } from "./till-clock";

/** The tag under which a till asks for Background Sync when something waits. */
export const OUTBOX_SYNC_TAG = "tearoff-outbox";

/** Pushes what waits while no page may be open; rejects where some of it could not go, so that the browser tries again. */
export async function pushFromWorker(): Promise<void> {
  const store = openTillStore(TILL_DB_NAME);
  const api = createApi({ fetch: (input, init) => fetch(input, init), origin: location.origin, deviceNowMs: Date.now });
  const time = { deviceNowMs: Date.now, runningMs: () => performance.now() };
  try {
    await pushWaiting({ store, api, time, crypto, jitter: Math.random });
  } finally {
    store.close();
  }
}

/** The worker's push with all that it takes from the world around it. */
export async function pushWaiting(deps: Omit<PushDeps, "clock"> & { readonly time: TimeSource }): Promise<void> {
  const device = await deps.store.get("device");
  if (device === null) return;
  const clock = createTillClock(deps.time, deps.store);
  await clock.load();
  const ready = { ...deps, clock };
  let push = device.revoked ? await handOver(ready, device) : await pushOutbox(ready, device.token);
  if (push.failure?.kind === "revoked") {
    await markRevoked(deps.store, device.token);
    push = await handOver(ready, device);
  }
  if (push.failure !== null) throw new Error(`the outbox still waits: ${push.failure.kind}`);
}
