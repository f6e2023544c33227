import type { Deps } from "../deps";
import type { TillOnRecord, TillReport } from "../store/store";

/** A till that pulls every few seconds is not to cost a write each time. */
const NOTED_AT_MOST_EVERY_MS = 60_000;

export type NoteSeen = (till: TillOnRecord, report?: TillReport) => Promise<void>;

/** Remembers when each till was last heard of, to the minute, and at once when another number of items waits there. */
export function createNoteSeen({ store, nowMs }: Pick<Deps, "store" | "nowMs">): NoteSeen {
  const noted = new Map<string, { readonly ms: number; readonly waiting: number | undefined }>();
  return async ({ workspace, installationId }, report) => {
    const now = nowMs();
    const before = noted.get(installationId) ?? { ms: -Infinity, waiting: undefined };
    const isNews = report !== undefined && report.waiting !== before.waiting;
    if (!isNews && Math.abs(now - before.ms) < NOTED_AT_MOST_EVERY_MS) return;
    noted.set(installationId, { ms: now, waiting: report?.waiting ?? before.waiting });
    await store.noteSeen(workspace, installationId, now, report);
  };
}
