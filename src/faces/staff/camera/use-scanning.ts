import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { CountedRead } from "../../../client/scanner/agreement";
import type { CameraFeed, LiveCamera } from "../../../client/scanner/camera/camera-feed";
import type { Decoded } from "../../../client/scanner/decode-client";
import { type ScanProblem, type ScanSession, startScanning } from "../../../client/scanner/scan-session";
import { keepScreenOn } from "./keep-screen-on";

export type CameraState =
  | { readonly phase: "starting" }
  | { readonly phase: "reading" }
  | { readonly phase: "problem"; readonly problem: ScanProblem };

type CountedReads = readonly [CountedRead, ...CountedRead[]];

/** What can be asked of the camera; nothing happens while none is open. */
export type CameraActions = Omit<CameraFeed, "stop">;

export type Scanning = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  /** The camera that was shown last; null until one was. */
  readonly live: LiveCamera | null;
  readonly camera: CameraActions;
  /** Opens the camera anew. */
  readonly retry: () => void;
  /** Lets the codes that were read last count again, though they are still in the picture. */
  readonly releaseLast: () => void;
};

/**
 * Reads codes from the camera for as long as the component is shown, and keeps the screen on; leaving it lets go of both.
 * @param isHeld the picture goes on, but no code counts
 * @param onFrame hears of every frame, held or not
 */
export function useScanning(onReads: (reads: CountedReads) => void, isHeld = false, onFrame?: (decoded: Decoded, nowMs: number) => void): Scanning {
  const video = useRef<HTMLVideoElement>(null);
  const session = useRef<ScanSession>(null);
  const lastReads = useRef<readonly CountedRead[]>([]);
  const [state, setState] = useState<CameraState>({ phase: "starting" });
  const [live, setLive] = useState<LiveCamera | null>(null);
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
      onLive: (camera) => {
        setLive(camera);
        setState((before) => (before.phase === "problem" ? { phase: "starting" } : before));
      },
    });
    session.current = started;
    return () => {
      session.current = null;
      started.stop();
    };
  }, [attempt]);

  useEffect(() => keepScreenOn(), []);

  useEffect(() => {
    if (isHeld) session.current?.hold();
    else session.current?.resume();
  }, [isHeld, attempt]);

  return {
    video,
    state,
    live,
    camera: {
      setTorch: async (on) => session.current?.camera.setTorch(on),
      setZoom: async (value) => session.current?.camera.setZoom(value),
      focusAt: async (point) => session.current?.camera.focusAt(point),
      switchCamera: () => session.current?.camera.switchCamera(),
      report: () => session.current?.camera.report() ?? null,
    },
    retry: () => {
      setState({ phase: "starting" });
      setAttempt((before) => before + 1);
    },
    releaseLast: () => {
      for (const { text } of lastReads.current) session.current?.release(text);
    },
  };
}
