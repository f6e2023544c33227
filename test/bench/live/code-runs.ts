/** What came of a code while it was before the camera. `ms`: from its first frame until it was told. */
export type CodeRun =
  | { readonly outcome: "read" | "wrong"; readonly ms: number }
  | { readonly outcome: "missed" };

export interface CodeRuns {
  /** Those that have ended. */
  readonly ended: readonly CodeRun[];
  /** @param isReady whether the scanner waits for a code; one that comes at another time is none of its business */
  change(holdsCode: boolean, nowMs: number, isReady: boolean): void;
  /** The scanner tells a code. What it tells beyond the first of a run changes nothing. */
  tell(outcome: "read" | "wrong", nowMs: number): void;
  startAnew(): void;
}

export function createCodeRuns(): CodeRuns {
  let ended: CodeRun[] = [];
  let beganMs: number | null = null;
  const end = (run: CodeRun) => {
    if (beganMs !== null) ended.push(run);
    beganMs = null;
  };
  return {
    get ended() {
      return ended;
    },
    change(holdsCode, nowMs, isReady) {
      if (!holdsCode) end({ outcome: "missed" });
      else if (isReady) beganMs = nowMs;
    },
    tell(outcome, nowMs) {
      if (beganMs !== null) end({ outcome, ms: nowMs - beganMs });
    },
    startAnew() {
      ended = [];
      beganMs = null;
    },
  };
}
