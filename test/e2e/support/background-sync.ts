import type { Page } from "@playwright/test";
import { OUTBOX_SYNC_TAG } from "../../../src/client/sync/push-from-worker";

/** Has the browser wake the till's service worker, as it does once it sees a network again. */
export async function dispatchSync(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registration;
  await session.send("ServiceWorker.dispatchSyncEvent", { origin, registrationId, tag: OUTBOX_SYNC_TAG, lastChance: false });
}
