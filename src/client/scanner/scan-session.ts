import { confirmRead, noteFrame, NOTHING_SEEN, releaseCode } from "./agreement";
import { feedFromCamera } from "./camera/camera-feed";
import type { CameraReport } from "./camera/camera-report";
import type { CameraProblem } from "./camera/open-camera";
import { decodeClient, type Decoded } from "./decode-client";
import type { CodeRead } from "./decoder";
import { pictureOf } from "./picture";
import { forEachFrame } from "./video-frames";

export type ScanProblem = CameraProblem | "decoder-failed";

interface ScanOptions {
  readonly video: HTMLVideoElement;
  /** A code counts. It is not reported again before it has left the picture or was released. */
  readonly onRead: (read: CodeRead) => void;
  readonly onProblem: (problem: ScanProblem) => void;
  /** Codes can be read from now on: at the start, and after a problem that has passed. */
  readonly onReady?: () => void;
}

export interface ScanSession {
  /** Lets go of the camera. */
  stop(): void;
  /** Reports no code until `resume`, so that none counts behind a verdict; the picture goes on. */
  hold(): void;
  resume(): void;
  /** Lets a code that was reported count again although it is still in the picture. */
  release(text: string): void;
  /** The camera that is open now; null where none is. */
  reportCamera(): CameraReport | null;
}

/** A decoder that fails this often in a row is not coming back by itself. */
const FAILURES_BEFORE_PROBLEM = 3;

/** Reads codes from the camera into `onRead` until it is stopped; the picture appears in `video`. */
export function startScanning({ video, onRead, onProblem, onReady }: ScanOptions): ScanSession {
  let seen = NOTHING_SEEN;
  let failures = 0;
  let ready = false;
  let held = false;
  let stopped = false;

  const feed = feedFromCamera(video, (problem) => {
    ready = false;
    onProblem(problem);
  });
  const endFrames = forEachFrame(video, async () => {
    const picture = await pictureOf(video);
    if (!picture) return;
    const decoded = await decodeClient.decode(picture, "frame");
    if (stopped) return;
    if (decoded.ok) handleDecoded(decoded.value);
    else handleFailure();
  });

  function handleDecoded({ reads }: Decoded): void {
    failures = 0;
    if (!ready) onReady?.();
    ready = true;
    const nowMs = performance.now();
    seen = noteFrame(seen, reads, nowMs);
    if (held) return;
    const decision = confirmRead(seen, reads, nowMs);
    seen = decision.seen;
    if (decision.confirmed) onRead(decision.confirmed);
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
    reportCamera: () => feed.report(),
  };
}
