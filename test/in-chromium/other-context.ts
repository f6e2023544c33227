import { openTillStore } from "../../src/client/db/dexie-till-store";
import { device, EMPTY, snapshotAsOf } from "../client/till-store-rows";
import { redeemOnce } from "./redeem-once";

/** What the page asks of its worker, which has the same database open as another tab or the service worker has. */
export type Errand = { readonly kind: "enrol" | "redeem"; readonly database: string; readonly key: string };

onmessage = async ({ data }: MessageEvent<Errand>) => {
  const store = openTillStore(data.database);
  switch (data.kind) {
    case "enrol":
      await store.change("device", () => device);
      await store.keepBlobs(new Map([[EMPTY, new Uint8Array()]]));
      return postMessage(await store.commitSnapshot(snapshotAsOf(10)));
    case "redeem":
      return postMessage(await redeemOnce(store, data.key));
  }
};

// What goes wrong in here fails the page's test, which would wait for an answer otherwise.
addEventListener("unhandledrejection", ({ reason }) => reportError(reason));
