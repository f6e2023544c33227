import type { Logger } from "pino";
import type { Store } from "./store/store";

/** What the server needs from outside; a test hands in its own clock and randomness. */
export type Deps = {
  readonly store: Store;
  readonly nowMs: () => number;
  readonly randomBytes: RandomBytes;
  readonly log: Logger;
  /** Aborted when the server stops: what would never end by itself ends then. */
  readonly stopping?: AbortSignal;
};

export type RandomBytes = (count: number) => Uint8Array;
