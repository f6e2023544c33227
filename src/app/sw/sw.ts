import type { PrecacheEntry } from "workbox-precaching";
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { dropStrandedPages, drawnPageAt } from "../../client/app-shell/drawn-pages";
import { OUTBOX_SYNC_TAG, pushFromWorker } from "../../client/sync/push-from-worker";
import type { FaceFiles } from "./face-cache";
import { dropStaleFiles, keepFace, keptOrFetched, renewKeptFaces } from "./face-cache";
import type { FaceName, KeepFaceReply, WorkerRequest } from "./face-message";
import { NOT_THE_APP } from "./navigation";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

/** Background Sync, which TypeScript does not know: Chromium alone has it, so it is a bonus and never relied upon. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const shell = new PrecacheController();
shell.addToCacheList(self.__WB_MANIFEST);

registerRoute(new PrecacheRoute(shell));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
  ({ request }) => keptOrFetched(request),
);
const openApp = shell.createHandlerBoundToURL("/index.html");
registerRoute(
  ({ request, url }) => request.mode === "navigate" && url.pathname.startsWith("/c/"),
  async (options) => (await drawnPageAt(options.url.pathname, Date.now(), isOfTheShell).catch(() => null)) ?? (await openApp(options)),
);
registerRoute(new NavigationRoute(openApp, { denylist: NOT_THE_APP }));

self.addEventListener("install", (event) => {
  event.waitUntil(shell.install(event).then(async () => renewKeptFaces(await faceFiles())));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    Promise.all([
      shell.activate(event),
      faceFiles().then(dropStaleFiles),
      dropStrandedPages(isOfTheShell),
      // The page of the first visit is served from here at once; an update only gets this far when asked for.
      self.clients.claim(),
    ]),
  );
});

self.addEventListener("message", (event) => {
  const request = event.data as WorkerRequest;
  switch (request.type) {
    case "SKIP_WAITING":
      return event.waitUntil(self.skipWaiting());
    case "keep-face":
      return event.waitUntil(keep(request.face).then((reply) => event.ports[0]?.postMessage(reply)));
  }
});

self.addEventListener("sync", (event) => {
  const sync = event as SyncEvent;
  if (sync.tag === OUTBOX_SYNC_TAG) sync.waitUntil(pushFromWorker());
});

function isOfTheShell(path: string): boolean {
  return shell.getCacheKeyForURL(path) !== undefined;
}

async function keep(face: FaceName): Promise<KeepFaceReply> {
  try {
    await keepFace(await faceFiles(), face);
    return { kind: "kept" };
  } catch (error) {
    return { kind: "not-kept", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** This version's own list: the shell's, not whatever the server has by now. */
async function faceFiles(): Promise<FaceFiles> {
  const list = await shell.matchPrecache("/face-files.json");
  if (list === undefined) throw new Error("The shell has no list of the faces' files.");
  return (await list.json()) as FaceFiles;
}
