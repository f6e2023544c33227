import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { CountedRead } from "../../../client/scanner/agreement";
import type { Decoded } from "../../../client/scanner/decode-client";
import { type ScanProblem, type ScanSession, startScanning } from "../../../client/scanner/scan-session";

export type CameraState =
  | { readonly phase: "starting" }
  | { readonly phase: "reading" }
  | { readonly phase: "problem"; readonly problem: ScanProblem };

type CountedReads = readonly [CountedRead, ...CountedRead[]];

export type Scanning = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  /** Opens the camera anew. */
  readonly retry: () => void;
  /** Lets the codes that were read last count again, though they are still in the picture. */
  readonly releaseLast: () => void;
};

/**
 * Reads codes from the camera for as long as the component is shown; leaving it lets go of the camera.
 * @param isHeld the picture goes on, but no code counts
 * @param onFrame hears of every frame, held or not
 */
export function useScanning(onReads: (reads: CountedReads) => void, isHeld = false, onFrame?: (decoded: Decoded, nowMs: number) => void): Scanning {
  const video = useRef<HTMLVideoElement>(null);
  const session = useRef<ScanSession>(null);
  const lastReads = useRef<readonly CountedRead[]>([]);
  const [state, setState] = useState<CameraState>({ phase: "starting" });
  const [attempt, setAttempt] = useState(1);
  const report = useEffectEvent((reads: CountedReads) => {
    lastReads.current = reads;
    onReads(reads);
  });

  const noteFrame = useEffectEvent((decoded: Decoded, nowMs: number) => onFrame?.(decoded, nowMs));

  useEffect(() => {
    if (video.current === null) return;
    const started = startScanning({
      video: video.current,
      onReads: (reads) => report(reads),
      onFrame: (decoded, nowMs) => noteFrame(decoded, nowMs),
      onProblem: (problem) => setState({ phase: "problem", problem }),
      onReady: () => setState({ phase: "reading" }),
    });
    session.current = started;
    return () => {
      session.current = null;
      started.stop();
    };
  }, [attempt]);

  useEffect(() => {
    if (isHeld) session.current?.hold();
    else session.current?.resume();
  }, [isHeld, attempt]);

  return {
    video,
    state,
    retry: () => {
      setState({ phase: "starting" });
      setAttempt((before) => before + 1);
    },
    releaseLast: () => {
      for (const { text } of lastReads.current) session.current?.release(text);
    },
  };
}
