import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { CodeRead } from "../../../client/scanner/decoder";
import { type ScanProblem, type ScanSession, startScanning } from "../../../client/scanner/scan-session";

export type CameraState =
  | { readonly phase: "starting" }
  | { readonly phase: "reading" }
  | { readonly phase: "problem"; readonly problem: ScanProblem };

export type Scanning = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  /** Opens the camera anew. */
  readonly retry: () => void;
  /** Lets the code that was read last count again, though it is still in the picture. */
  readonly releaseLast: () => void;
};

/**
 * Reads codes from the camera for as long as the component is shown; leaving it lets go of the camera.
 * @param isHeld the picture goes on, but no code counts
 */
export function useScanning(onRead: (read: CodeRead) => void, isHeld = false): Scanning {
  const video = useRef<HTMLVideoElement>(null);
  const session = useRef<ScanSession>(null);
  const lastText = useRef<string>(null);
  const [state, setState] = useState<CameraState>({ phase: "starting" });
  const [attempt, setAttempt] = useState(1);
  const report = useEffectEvent((read: CodeRead) => {
    lastText.current = read.text;
    onRead(read);
  });

  useEffect(() => {
    if (video.current === null) return;
    const started = startScanning({
      video: video.current,
      onRead: (read) => report(read),
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
      if (lastText.current !== null) session.current?.release(lastText.current);
    },
  };
}
