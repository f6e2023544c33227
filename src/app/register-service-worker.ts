import { Workbox } from "workbox-window";
import { offerUpdate } from "./update-store";

const UPDATE_CHECK_INTERVAL_MS = 60 * 60 * 1000;

/**
 * Starts the service worker. A newer version is only ever offered: the page reloads when somebody asks for it, so
 * never in the middle of a scan.
 */
export async function registerServiceWorker(): Promise<void> {
  const worker = new Workbox("/sw.js");
  let applied = false;

  worker.addEventListener("waiting", () => {
    offerUpdate(() => {
      applied = true;
      worker.messageSkipWaiting();
    });
  });
  worker.addEventListener("controlling", ({ isUpdate, isExternal }) => {
    if (applied) location.reload();
    // Another tab has moved on to the new version: this one runs on, on the old.
    else if (isUpdate || isExternal) offerUpdate(() => location.reload());
  });

  await worker.register();
  // A till stays open for days.
  setInterval(() => void lookForNewer(worker), UPDATE_CHECK_INTERVAL_MS);
}

async function lookForNewer(worker: Workbox): Promise<void> {
  try {
    await worker.update();
  } catch {
    // Without a network there is nothing newer to be had; the next round looks again.
  }
}
