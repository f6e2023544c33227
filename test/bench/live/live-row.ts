import type { CodeRun } from "./code-runs";

/** How an engine did with one kind of code at one angle, before the camera. */
export interface LiveRow {
  readonly engine: "tearoff" | "@zxing/browser";
  readonly symbology: "qrcode" | "code128" | "code39" | "ean13";
  readonly angle: number;
  readonly runs: number;
  readonly read: number;
  readonly wrong: number;
  /** Of the runs that read the code; null where none did. */
  readonly medianMs: number | null;
}

export function liveRow(what: Pick<LiveRow, "engine" | "symbology" | "angle">, runs: readonly CodeRun[]): LiveRow {
  const times = runs.flatMap((run) => (run.outcome === "read" ? [run.ms] : [])).toSorted((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)];
  return {
    ...what,
    runs: runs.length,
    read: times.length,
    wrong: runs.filter(({ outcome }) => outcome === "wrong").length,
    medianMs: middle === undefined ? null : Math.round(middle),
  };
}
