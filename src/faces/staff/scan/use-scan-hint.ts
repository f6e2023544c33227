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

/** A hint in words, for somebody whose hands are full. */
export const HINT_WORDS: Readonly<Record<ScanHint, string>> = {
  "more-light": "More light, or turn on the lamp.",
  "less-glare": "Too bright: tilt it against glare.",
  "hold-still": "Hold still, a little further away.",
  closer: "Come a little closer.",
  "type-it": "Type the code instead.",
};
