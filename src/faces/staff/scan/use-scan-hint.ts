import { useRef, useState } from "react";
import type { Decoded } from "../../../client/scanner/decode-client";
import { endAttempt, NOTHING_WATCHED, type ScanHint, watchFrame } from "../../../client/scanner/scan-hint";

/**
 * What would help the camera to read what is held to it.
 * @param isHeld no code counts at present, so nobody needs a hint
 */
export function useScanHint(isHeld: boolean): { readonly hint: ScanHint | null; readonly noteFrame: (decoded: Decoded, nowMs: number) => void } {
  const watch = useRef(NOTHING_WATCHED);
  const [hint, setHint] = useState<ScanHint | null>(null);
  return {
    hint: isHeld ? null : hint,
    noteFrame({ reads, look }, nowMs) {
      watch.current = reads.length > 0 || isHeld ? endAttempt(watch.current) : watchFrame(watch.current, look, nowMs);
      setHint(watch.current.hint?.kind ?? null);
    },
  };
}

/**
 * A hint in words, for somebody whose hands are full.
 * @param hasLight the camera has a light, and it is off
 */
export function wordHint(hint: ScanHint, hasLight: boolean): string {
  switch (hint) {
    case "more-light":
      return hasLight ? "Too dark: turn on the light." : "Too dark: find more light.";
    case "less-glare":
      return "Too bright: tilt it against glare.";
    case "hold-still":
      return "Hold still, a little further away.";
    case "closer":
      return "Come a little closer.";
    case "type-it":
      return "Type the code instead.";
  }
}
