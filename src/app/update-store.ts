import { createStore } from "zustand/vanilla";
import type { AppUpdate } from "../client/app-shell/face-props";

/** Holds whether a newer version waits; written by the service worker's registration, shown by the faces. */
export const updateStore = createStore<AppUpdate>()(() => ({ phase: "current" }));

/** Offers a newer version; nothing happens until somebody calls `apply`. */
export function offerUpdate(apply: () => void): void {
  updateStore.setState({ phase: "ready", apply }, true);
}
