import type { ScannedCodeType } from "../../domain/code/code-type";
import type { Decoded } from "./decode-client";
import type { CodeRead } from "./decoder";

/** A frame that was looked at; times on the page's clock, in milliseconds. */
export interface LookedAt {
  readonly decoded: Pick<Decoded, "engine" | "choice" | "passes" | "look" | "width" | "height">;
  readonly takenMs: number;
  readonly answeredMs: number;
  /** It holds a code that is yet to count. */
  readonly holdsNew: boolean;
}

/** How the scanner has been doing, for a person who has to find out why it reads badly. No code is in it. */
export interface ScanReport {
  /** The frame that was looked at last; null before the first. */
  readonly last: Pick<Decoded, "engine" | "choice" | "look" | "width" | "height"> | null;
  readonly frames: number;
  /** Frames that were looked at in the last seconds, a second. */
  readonly framesASecond: number;
  /** What a frame takes beyond its passes: to the worker, into brightness, and back. */
  readonly handoverMs: Taken | null;
  readonly passesMs: Taken | null;
  /** In the order in which they were first made. */
  readonly passes: readonly PassReport[];
  /** The latest first. */
  readonly reads: readonly ReadReport[];
}

/** The mean is of the latest `FRAMES_KEPT` frames. */
export interface Taken {
  readonly last: number;
  readonly mean: number;
}

export interface PassReport extends Taken {
  readonly name: string;
  readonly times: number;
}

/** A code that counted. `frames` and `tookMs`: from the first frame that showed it. */
export interface ReadReport {
  readonly symbology: ScannedCodeType;
  /** In characters. */
  readonly length: number;
  readonly agoMs: number;
  readonly frames: number;
  readonly tookMs: number;
}

export interface ScanRecord {
  noteFrame(frame: LookedAt): void;
  /** Codes of the frame noted last count. */
  noteReads(reads: readonly CodeRead[], nowMs: number): void;
  report(nowMs: number): ScanReport;
}

const FRAMES_KEPT = 128;
const READS_KEPT = 8;
const RATE_OVER_MS = 2000;

/** A code that no frame showed for this long is taken to have been put before the camera anew. */
const SIGHT_LOST_AFTER_MS = 2000;

type PassSum = { lastMs: number; sumMs: number; times: number };

/** Keeps the measurements of the latest frames in memory that is used again: noting one allocates nothing. */
export function createScanRecord(): ScanRecord {
  const answered = new Float64Array(FRAMES_KEPT);
  const handover = new Float64Array(FRAMES_KEPT);
  const looking = new Float64Array(FRAMES_KEPT);
  const passes = new Map<string, PassSum>();
  const sight = { sinceMs: 0, lastMs: 0, frames: 0 };
  let reads: readonly (Omit<ReadReport, "agoMs"> & { readonly atMs: number })[] = [];
  let frames = 0;
  let last: LookedAt["decoded"] | null = null;

  function notePasses({ passes: made }: LookedAt["decoded"]): number {
    let sumMs = 0;
    for (const { name, ms } of made) {
      const sum = passes.get(name) ?? { lastMs: 0, sumMs: 0, times: 0 };
      if (sum.times === 0) passes.set(name, sum);
      sum.lastMs = ms;
      sum.sumMs += ms;
      sum.times++;
      sumMs += ms;
    }
    return sumMs;
  }

  function noteSight({ takenMs, answeredMs, holdsNew }: LookedAt): void {
    if (answeredMs - sight.lastMs > SIGHT_LOST_AFTER_MS) sight.frames = 0;
    if (holdsNew && sight.frames === 0) sight.sinceMs = takenMs;
    if (holdsNew) sight.lastMs = answeredMs;
    if (holdsNew || sight.frames > 0) sight.frames++;
  }

  return {
    noteFrame(frame) {
      const place = frames++ % FRAMES_KEPT;
      last = frame.decoded;
      answered[place] = frame.answeredMs;
      looking[place] = notePasses(frame.decoded);
      handover[place] = Math.max(0, frame.answeredMs - frame.takenMs - looking[place]);
      noteSight(frame);
    },
    noteReads(counted, nowMs) {
      const seen = { atMs: nowMs, frames: Math.max(1, sight.frames), tookMs: nowMs - sight.sinceMs };
      const added = counted.map(({ symbology, text }) => ({ symbology, length: [...text].length, ...seen }));
      reads = [...added, ...reads].slice(0, READS_KEPT);
      sight.frames = 0;
    },
    report(nowMs) {
      const kept = Math.min(frames, FRAMES_KEPT);
      const lately = answered.subarray(0, kept).filter((atMs) => nowMs - atMs <= RATE_OVER_MS);
      const taken = (of: Float64Array): Taken | null =>
        kept === 0 ? null : { last: of[(frames - 1) % FRAMES_KEPT]!, mean: sumOf(of.subarray(0, kept)) / kept };
      return {
        last,
        frames,
        framesASecond: (lately.length * 1000) / RATE_OVER_MS,
        handoverMs: taken(handover),
        passesMs: taken(looking),
        passes: [...passes].map(([name, { lastMs, sumMs, times }]) => ({ name, last: lastMs, mean: sumMs / times, times })),
        reads: reads.map(({ atMs, ...read }) => ({ ...read, agoMs: nowMs - atMs })),
      };
    },
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What the scanner of this tab has done, on whichever screen it ran. */
export const scanRecord = createScanRecord();
