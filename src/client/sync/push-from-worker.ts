import { createApi } from "../api/api";
import { openTillStore } from "../db/dexie-till-store";
import { TILL_DB_NAME } from "../db/till-db";
import { pushOutbox } from "./push-outbox";
import { createTillClock } from "./till-clock";

/** The tag under which a till asks for Background Sync when something waits. */
export const OUTBOX_SYNC_TAG = "tearoff-outbox";

/** Pushes what waits while no page may be open; rejects where some of it could not go, so that the browser tries again. */
export async function pushFromWorker(): Promise<void> {
  const store = openTillStore(TILL_DB_NAME);
  try {
    const device = await store.get("device");
    if (device === null || device.revoked) return;
    const clock = createTillClock({ deviceNowMs: Date.now, runningMs: () => performance.now() }, store);
    await clock.load();
    const api = createApi({ fetch: (input, init) => fetch(input, init), origin: location.origin, deviceNowMs: Date.now });
    const push = await pushOutbox({ store, api, crypto, nowMs: clock.nowMs, jitter: Math.random }, device.token);
    if (push.failure !== null) throw new Error(`the outbox still waits: ${push.failure.kind}`);
  } finally {
    store.close();
  }
}
