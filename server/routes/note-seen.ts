import type { Deps } from "../deps";
import type { TillOnRecord } from "../store/store";

/** A till that pulls every few seconds is not to cost a write each time. */
const NOTED_AT_MOST_EVERY_MS = 60_000;

export type NoteSeen = (till: TillOnRecord) => Promise<void>;

/** Remembers when each till was last heard of, to the minute. */
export function createNoteSeen({ store, nowMs }: Pick<Deps, "store" | "nowMs">): NoteSeen {
  const notedMs = new Map<string, number>();
  return async ({ workspace, installationId }) => {
    const now = nowMs();
    if (Math.abs(now - (notedMs.get(installationId) ?? -Infinity)) < NOTED_AT_MOST_EVERY_MS) return;
    notedMs.set(installationId, now);
    await store.noteSeen(workspace, installationId, now);
  };
}
