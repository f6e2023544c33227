import { parseEan13 } from "../../domain/code/ean13";
import type { CodeRead } from "./decoder";

/** A bar code counts when a second frame agrees with a first one that is not older than this. */
const AGREE_WITHIN_MS = 2000;

/** A code that was handled counts again once frames of this length in sum were without it. */
const LEFT_AFTER_MS = 1500;

/** Two frames further apart than this saw nothing of what lay between: the camera was paused. */
const LONGEST_FRAME_GAP_MS = 500;

/** What the frames so far have shown. */
export interface Sightings {
  readonly lastFrameMs: number;
  /** Bar codes that wait for a second frame. */
  readonly unconfirmed: readonly { readonly read: CodeRead; readonly seenMs: number }[];
  readonly handled: readonly { readonly read: CodeRead; readonly absentMs: number }[];
}

export const NOTHING_SEEN: Sightings = { lastFrameMs: 0, unconfirmed: [], handled: [] };

/** Takes note of a frame: which of the handled codes are still in the picture, and which have left it. */
export function noteFrame(seen: Sightings, reads: readonly CodeRead[], nowMs: number): Sightings {
  const gapMs = Math.min(nowMs - seen.lastFrameMs, LONGEST_FRAME_GAP_MS);
  const handled = seen.handled
    .map(({ read, absentMs }) => ({ read, absentMs: holds(reads, read) ? 0 : absentMs + gapMs }))
    .filter(({ absentMs }) => absentMs < LEFT_AFTER_MS);
  return { ...seen, lastFrameMs: nowMs, handled };
}

/**
 * Decides which code of a frame counts: a QR code at once, a bar code when a second frame agrees.
 * At most one a frame, and none that was handled and has not left the picture since.
 */
export function confirmRead(
  seen: Sightings,
  reads: readonly CodeRead[],
  nowMs: number,
): { readonly seen: Sightings; readonly confirmed: CodeRead | null } {
  const done = seen.handled.map(({ read }) => read);
  const fresh = reads.filter((read) => isSound(read) && !holds(done, read));
  const waiting = seen.unconfirmed.filter(({ seenMs }) => nowMs - seenMs <= AGREE_WITHIN_MS);
  const agreed = waiting.map(({ read }) => read);

  const confirmed = fresh.find((read) => read.symbology === "qr" || holds(agreed, read)) ?? null;
  if (confirmed) {
    const handled = [...seen.handled, { read: confirmed, absentMs: 0 }];
    return { seen: { ...seen, unconfirmed: [], handled }, confirmed };
  }
  const unconfirmed = [
    ...waiting.filter(({ read }) => !holds(fresh, read)),
    ...fresh.map((read) => ({ read, seenMs: nowMs })),
  ];
  return { seen: { ...seen, unconfirmed }, confirmed: null };
}

/** Lets a code count again although it is still in the picture. */
export function releaseCode(seen: Sightings, text: string): Sightings {
  return { ...seen, handled: seen.handled.filter(({ read }) => read.text !== text) };
}

function isSound(read: CodeRead): boolean {
  return read.symbology !== "ean13" || parseEan13(read.text).ok;
}

function holds(reads: readonly CodeRead[], wanted: CodeRead): boolean {
  return reads.some(({ symbology, text }) => symbology === wanted.symbology && text === wanted.text);
}
