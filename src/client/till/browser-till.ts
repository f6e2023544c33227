import { type ApiDeps, createApi } from "../api/api";
import { createReadLive } from "../api/read-live";
import { appVersion } from "../app-shell/app-version";
import { openTillStore } from "../db/dexie-till-store";
import { TILL_DB_NAME } from "../db/till-db";
import { intakeHere } from "../sync/blob-intake";
import { intakeInWorker, workerOr } from "../sync/intake-client";
import { OUTBOX_SYNC_TAG } from "../sync/push-from-worker";
import { createTill } from "./create-till";
import type { Till } from "./till";

/** The till of this browser; every tab has one, over the same database. */
export function openBrowserTill(): Promise<Till> {
  const server: ApiDeps = { fetch: (input, init) => fetch(input, init), origin: location.origin, deviceNowMs: Date.now };
  const store = openTillStore(TILL_DB_NAME);
  return createTill({
    store,
    api: createApi(server),
    time: { deviceNowMs: Date.now, runningMs: () => performance.now() },
    crypto,
    jitter: Math.random,
    askToPersist: () => navigator.storage.persist(),
    onNetworkHint(listener) {
      const onVisible = () => {
        if (document.visibilityState === "visible") listener();
      };
      addEventListener("online", listener);
      document.addEventListener("visibilitychange", onVisible);
      return () => {
        removeEventListener("online", listener);
        document.removeEventListener("visibilitychange", onVisible);
      };
    },
    pushInBackground: registerBackgroundSync,
    openIntake: workerOr(
      () => intakeInWorker(startIntakeWorker, TILL_DB_NAME),
      () => intakeHere(store, crypto),
    ),
    async unlessElsewhere(work) {
      await navigator.locks.request("tearoff-pull", { ifAvailable: true }, (lock) => (lock === null ? undefined : work()));
    },
    app: appVersion(),
    live: { readLive: createReadLive(server), oneTabAtATime: inOneTab },
    // The browser's own function takes no other `this`: called as a part of these, it would throw where nobody catches.
    onError: (error) => reportError(error),
  });
}

function startIntakeWorker(): Worker {
  return new Worker(new URL("../sync/intake-worker.ts", import.meta.url), { type: "module", name: "intake" });
}

/** The lock ends with its tab, and the next one takes over. */
async function inOneTab(work: () => Promise<void>, stop: AbortSignal): Promise<void> {
  try {
    await navigator.locks.request("tearoff-live", { signal: stop }, work);
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}

type SyncRegistration = ServiceWorkerRegistration & {
  readonly sync?: { readonly register: (tag: string) => Promise<void> };
};

/** Chromium alone has it; elsewhere the page pushes when it is opened next. */
async function registerBackgroundSync(): Promise<void> {
  const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration();
  try {
    await registration?.sync?.register(OUTBOX_SYNC_TAG);
  } catch (error) {
    // The user, or a policy, may have forbidden work in the background; the page pushes anyway.
    if (!(error instanceof DOMException && error.name === "NotAllowedError")) throw error;
  }
}
