import { createApi } from "../api/api";
import { openTillStore } from "../db/dexie-till-store";
import { TILL_DB_NAME } from "../db/till-db";
import { OUTBOX_SYNC_TAG } from "../sync/push-from-worker";
import { createTill } from "./create-till";
import type { Till } from "./till";

/** The till of this browser; every tab has one, over the same database. */
export function openBrowserTill(): Promise<Till> {
  return createTill({
    store: openTillStore(TILL_DB_NAME),
    api: createApi({ fetch: (input, init) => fetch(input, init), origin: location.origin, deviceNowMs: Date.now }),
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
    async unlessElsewhere(work) {
      await navigator.locks.request("tearoff-pull", { ifAvailable: true }, (lock) => (lock === null ? undefined : work()));
    },
    onError: reportError,
  });
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
