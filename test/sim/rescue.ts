import { isQueued } from "../../src/domain/sync/outbox-state";
import type { SimTill } from "./sim-till";

/** A rescue file, and keys of what it holds or the server had when it was made. */
export type SavedFile = { readonly text: string; readonly keys: readonly string[] };

/** Rescue files, and what is gone with devices that were destroyed. */
export type Rescue = {
  readonly files: SavedFile[];
  /** The device is destroyed now: what waited there and is in no file is gone for good. */
  perish(till: SimTill): void;
  hasPerished(key: string): boolean;
  /** Installations of destroyed devices. */
  readonly perished: ReadonlySet<string>;
};

export function createRescue(): Rescue {
  const files: SavedFile[] = [];
  const keys = new Set<string>();
  const perished = new Set<string>();
  return {
    files,
    perish({ disk }) {
      const saved = new Set(files.flatMap((file) => file.keys));
      for (const key of disk.rows.outbox.keys()) if (!saved.has(key)) keys.add(key);
      perished.add(disk.rows.singles.device?.installationId ?? "");
    },
    hasPerished: (key) => keys.has(key),
    perished,
  };
}

/** Keys of what waits at a till: a file that is begun now holds them, unless the server has taken them first. */
export function keysWaiting({ disk }: SimTill): readonly string[] {
  return [...disk.rows.outbox.values()].filter(({ state }) => isQueued(state)).map(({ key }) => key);
}
