import { confirmReads, type CountedRead, holdsUnhandled, noteFrame, NOTHING_SEEN, releaseCode } from "./agreement";
import { type CameraFeed, feedFromCamera, type LiveCamera } from "./camera/camera-feed";
import type { CameraProblem } from "./camera/camera-problem";
import { decodeClient, type Decoded } from "./decode-client";
import { codesOfNoInterest } from "./interest";
import { pictureOf } from "./picture";
import { scanRecord } from "./scan-record";
import { forEachFrame } from "./video-frames";

export type ScanProblem = CameraProblem | "decoder-failed";

interface ScanOptions {
  readonly video: HTMLVideoElement;
  /** Codes of one frame count. None is reported again before it has left the picture or was released. */
  readonly onReads: (reads: readonly [CountedRead, ...CountedRead[]]) => void;
  /** A frame was looked at, whatever was in it and whether codes count at present or not. */
  readonly onFrame?: (decoded: Decoded, nowMs: number) => void;
  readonly onProblem: (problem: ScanProblem) => void;
  /** Codes can be read from now on: at the start, and after a problem that has passed. */
  readonly onReady?: () => void;
  /** A camera shows its picture, or something of it has changed. */
  readonly onLive?: (camera: LiveCamera) => void;
}

export interface ScanSession {
  /** Lets go of the camera. */
  stop(): void;
  /** Reports no code until `resume`, so that none counts behind a verdict; the picture goes on. */
  hold(): void;
  resume(): void;
  /** Lets a code that was reported count again although it is still in the picture. */
  release(text: string): void;
  readonly camera: Omit<CameraFeed, "stop">;
}

/** A decoder that fails this often in a row is not coming back by itself. */
const FAILURES_BEFORE_PROBLEM = 3;

/** Reads codes from the camera into `onReads` until it is stopped; the picture appears in `video`. */
export function startScanning({ video, onReads, onFrame, onProblem, onReady, onLive }: ScanOptions): ScanSession {
  let seen = NOTHING_SEEN;
  let failures = 0;
  let ready = false;
  let held = false;
  let stopped = false;

  const feed = feedFromCamera(video, {
    onProblem: (problem) => {
      ready = false;
      onProblem(problem);
    },
    onLive: (camera) => onLive?.(camera),
  });
  const endFrames = forEachFrame(video, async () => {
    const takenMs = performance.now();
    const picture = await pictureOf(video);
    if (!picture) return;
    const decoded = await decodeClient.decode(picture, held ? "glance" : "frame", codesOfNoInterest(seen));
    if (stopped) return;
    if (decoded.ok) handleDecoded(decoded.value, takenMs);
    else handleFailure();
  });

  function handleDecoded(decoded: Decoded, takenMs: number): void {
    const { reads } = decoded;
    failures = 0;
    if (!ready) onReady?.();
    ready = true;
    const nowMs = performance.now();
    onFrame?.(decoded, nowMs);
    seen = noteFrame(seen, reads, nowMs);
    scanRecord.noteFrame({ decoded, takenMs, answeredMs: nowMs, holdsNew: !held && holdsUnhandled(seen, reads) });
    if (held) return;
    const decision = confirmReads(seen, reads, nowMs);
    seen = decision.seen;
    const [first, ...others] = decision.confirmed;
    if (!first) return;
    scanRecord.noteReads(decision.confirmed, nowMs);
    onReads([first, ...others]);
  }

  function handleFailure(): void {
    if (++failures < FAILURES_BEFORE_PROBLEM) return;
    stop();
    onProblem("decoder-failed");
  }

  function stop(): void {
    stopped = true;
    endFrames();
    feed.stop();
  }

  return {
    stop,
    hold() {
      held = true;
    },
    resume() {
      held = false;
    },
    release(text) {
      seen = releaseCode(seen, text);
    },
    camera: feed,
  };
}
