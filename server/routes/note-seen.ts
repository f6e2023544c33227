import type { Deps } from "../deps";
import type { TillOnRecord, TillReport } from "../store/store";

/** A till that pulls every few seconds is not to cost a write each time. */
const NOTED_AT_MOST_EVERY_MS = 60_000;

export type NoteSeen = (till: TillOnRecord, report?: TillReport) => Promise<void>;

/** Remembers when each till was last heard of, to the minute, and at once when more or less waits there, or a PIN was wrong. */
export function createNoteSeen({ store, nowMs }: Pick<Deps, "store" | "nowMs">): NoteSeen {
  const noted = new Map<string, { readonly ms: number; readonly report: TillReport | undefined }>();
  return async ({ workspace, installationId }, report) => {
    const now = nowMs();
    const before = noted.get(installationId) ?? { ms: -Infinity, report: undefined };
    const isNews = report !== undefined && (report.waiting !== before.report?.waiting || report.wrongPins !== before.report.wrongPins);
    if (!isNews && Math.abs(now - before.ms) < NOTED_AT_MOST_EVERY_MS) return;
    noted.set(installationId, { ms: now, report: report ?? before.report });
    await store.noteSeen(workspace, installationId, now, report);
  };
}
