import { registerServiceWorker } from "./register-service-worker";
import type { FaceName, KeepFaceReply, KeepFaceRequest } from "./sw/face-message";

const REPLY_TIMEOUT_MS = 60_000;
const RETRY_MS = 10_000;

/**
 * Has the service worker keep every file of a face on this device.
 * Resolves when all of them are in the cache; rejects with the reason otherwise.
 */
export async function ensureFaceCached(face: FaceName): Promise<void> {
  if (!import.meta.env.PROD) throw new Error("Files are kept offline by the built app only.");
  if (!("serviceWorker" in navigator)) throw new Error("This browser has no service worker here.");
  const active = await activeWorker();
  if (active === null) throw new Error("The service worker is not active yet.");
  const reply = await ask(active, { type: "keep-face", face });
  switch (reply.kind) {
    case "kept":
      return;
    case "not-kept":
      throw new Error(reply.reason);
  }
}

/** Tries until the face's files are all here. */
export async function keepFaceOffline(face: FaceName): Promise<void> {
  try {
    await ensureFaceCached(face);
  } catch {
    // Whether it has worked is asked again by the face that has to know; here it is only tried again.
    setTimeout(() => void keepFaceOffline(face), RETRY_MS);
  }
}

/** The worker; registered anew where it has gone with the rest of the site's data under this page. */
async function activeWorker(): Promise<ServiceWorker | null> {
  await navigator.serviceWorker.ready;
  if ((await navigator.serviceWorker.getRegistration()) === undefined) await registerServiceWorker();
  return (await navigator.serviceWorker.getRegistration())?.active ?? null;
}

function ask(worker: ServiceWorker, request: KeepFaceRequest): Promise<KeepFaceReply> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve({ kind: "not-kept", reason: "The files are taking too long." }), REPLY_TIMEOUT_MS);
    port1.onmessage = ({ data }: MessageEvent<KeepFaceReply>) => {
      clearTimeout(timer);
      port1.close();
      resolve(data);
    };
    worker.postMessage(request, [port2]);
  });
}
