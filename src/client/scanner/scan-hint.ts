import type { FrameLook } from "./frame-look";

/** What would help a code to be read, or that it is time to give up on the camera. */
export type ScanHint = "more-light" | "less-glare" | "hold-still" | "closer" | "type-it";

/** One attempt to hold a code to the camera. */
export interface Watch {
  /** The look of the frames lately, smoothed; null before the first. */
  readonly usual: FrameLook | null;
  /** When somebody began to hold something to the camera; null while nobody does. */
  readonly sinceMs: number | null;
  readonly hint: { readonly kind: ScanHint; readonly sinceMs: number } | null;
}

/** Whoever opens the camera is about to use it: the first frame begins an attempt. */
export const NOTHING_WATCHED: Watch = { usual: null, sinceMs: null, hint: null };

const HINT_AFTER_MS = 4000;
const TYPE_IT_AFTER_MS = 12_000;
/** Then nobody holds anything any more: a till stands before its camera for hours. */
const ATTEMPT_MS = 30_000;
/** No hint gives way to another sooner: they are read by somebody who looks elsewhere. */
const LASTING_MS = 2500;

/** How much the latest frame weighs. */
const LATEST_WEIGHT = 0.15;

/** A hand that comes into the picture changes its look by more than this; grain does not. */
const STIR = { brightness: 8, sharpness: 0.04 };

// Of drawn frames of all four types: at a brightness of 38 and less grain outweighs the bars, at 240 and more they fade; bars a
// third of the frame wide have a sharpness of 0.3 and more, those that a lens out of focus smears over two pixels at most 0.09.
const DARK = 45;
const GLARING = 240;
const UNSHARP = 0.09;

/** Takes note of a frame in which nothing was read. */
export function watchFrame(watch: Watch, look: FrameLook, nowMs: number): Watch {
  const usual = watch.usual === null ? look : between(watch.usual, look);
  const isStirred = watch.usual === null || differs(watch.usual, look);
  const sinceMs = watch.sinceMs === null ? (isStirred ? nowMs : null) : nowMs - watch.sinceMs < ATTEMPT_MS ? watch.sinceMs : null;
  const kind = sinceMs === null ? null : hintFor(usual, nowMs - sinceMs);
  if (kind === null) return { usual, sinceMs, hint: null };
  const { hint } = watch;
  const isKept = hint !== null && (hint.kind === kind || nowMs - hint.sinceMs < LASTING_MS);
  return { usual, sinceMs, hint: isKept ? hint : { kind, sinceMs: nowMs } };
}

/** Takes note of a frame in which something was read, or that does not matter: the next attempt begins when something stirs. */
export function endAttempt({ usual }: Watch): Watch {
  return { usual, sinceMs: null, hint: null };
}

function hintFor({ brightness, sharpness }: FrameLook, forMs: number): ScanHint | null {
  if (forMs < HINT_AFTER_MS) return null;
  if (forMs >= TYPE_IT_AFTER_MS) return "type-it";
  if (brightness < DARK) return "more-light";
  if (brightness > GLARING) return "less-glare";
  return sharpness < UNSHARP ? "hold-still" : "closer";
}

function between(usual: FrameLook, look: FrameLook): FrameLook {
  const towards = (from: number, to: number) => from + LATEST_WEIGHT * (to - from);
  return { brightness: towards(usual.brightness, look.brightness), sharpness: towards(usual.sharpness, look.sharpness) };
}

function differs(usual: FrameLook, look: FrameLook): boolean {
  return Math.abs(look.brightness - usual.brightness) > STIR.brightness || Math.abs(look.sharpness - usual.sharpness) > STIR.sharpness;
}
