import { parseEan13 } from "../../domain/code/ean13";
import type { CodeRead } from "./decoder";

/** A bar code counts when a second frame agrees with a first one that is not older than this. */
const AGREE_WITHIN_MS = 2000;

/** A code that was handled counts again once frames of this length in sum were without it. */
const LEFT_AFTER_MS = 1500;

/** A code that was handled, and that no frame was without for this long, may be what a bar code of its kind was misread from. */
const DISPUTED_FOR_MS = 600;

/** Two frames further apart than this saw nothing of what lay between: the camera was paused. */
const LONGEST_FRAME_GAP_MS = 500;

/** What the frames so far have shown. */
export interface Sightings {
  readonly lastFrameMs: number;
  /** Bar codes that wait for another frame, with the number of frames that showed them. */
  readonly unconfirmed: readonly Waiting[];
  readonly handled: readonly InPicture[];
  /** What was read while a handled code was in the picture, and has not left it since. */
  readonly beside: readonly (InPicture & { readonly of: readonly string[] })[];
}

interface InPicture {
  readonly read: CodeRead;
  readonly absentMs: number;
}

interface Waiting {
  readonly read: CodeRead;
  readonly seenMs: number;
  readonly frames: number;
}

/** `beside`: the texts of handled codes that it was seen beside, in the picture ever since. */
export type CountedRead = CodeRead & { readonly beside: readonly string[] };

export const NOTHING_SEEN: Sightings = { lastFrameMs: 0, unconfirmed: [], handled: [], beside: [] };

/** Takes note of a frame: which of the handled codes are still in the picture, which have left it, and what lies beside them. */
export function noteFrame(seen: Sightings, reads: readonly CodeRead[], nowMs: number): Sightings {
  const gapMs = Math.min(nowMs - seen.lastFrameMs, LONGEST_FRAME_GAP_MS);
  const stillHere = <Code extends InPicture>(codes: readonly Code[]) =>
    codes
      .map((code) => ({ ...code, absentMs: holds(reads, code.read) ? 0 : code.absentMs + gapMs }))
      .filter(({ absentMs }) => absentMs < LEFT_AFTER_MS);
  const handled = stillHere(seen.handled);
  const texts = handled.map(({ read }) => read.text);
  const before = stillHere(seen.beside).map((code) => (code.absentMs === 0 ? { ...code, of: [...new Set([...code.of, ...texts])] } : code));
  const known = [...handled, ...before].map(({ read }) => read);
  const joining = handled.length === 0 ? [] : reads.filter((read) => !holds(known, read));
  const beside = [...before, ...joining.map((read) => ({ read, absentMs: 0, of: texts }))];
  return { ...seen, lastFrameMs: nowMs, handled, beside };
}

/**
 * Decides which codes of a frame count (R54): a QR code at once, a bar code when a second frame agrees; where frames
 * showed another text in its stead, when two frames more than those agree.
 * None that was handled and has not left the picture since.
 */
export function confirmReads(
  seen: Sightings,
  reads: readonly CodeRead[],
  nowMs: number,
): { readonly seen: Sightings; readonly confirmed: readonly CountedRead[] } {
  const done = seen.handled.map(({ read }) => read);
  const fresh = reads.filter((read) => isSound(read) && !holds(done, read));
  const waiting = seen.unconfirmed.filter(({ seenMs }) => nowMs - seenMs <= AGREE_WITHIN_MS);
  const disputing = seen.handled.filter((other) => other.absentMs < DISPUTED_FOR_MS && !holds(reads, other.read));
  const confirmed = fresh.filter(
    (read, place) =>
      !holds(fresh.slice(0, place), read) &&
      (read.symbology === "qr" ||
        (isAgreed(read, waiting, fresh) && !disputing.some((other) => other.read.symbology === read.symbology))),
  );
  // What was read of a kind before one of it counted may be what that one was misread for.
  const isSettled = (read: CodeRead) => confirmed.some(({ symbology }) => symbology === read.symbology);
  const unconfirmed = [
    ...waiting.filter(({ read }) => !holds(fresh, read)),
    ...fresh.map((read) => ({ read, seenMs: nowMs, frames: framesOf(read, waiting) + 1 })),
  ].filter(({ read }) => !isSettled(read));
  const handled = [...seen.handled, ...confirmed.map((read) => ({ read, absentMs: 0 }))];
  return {
    seen: { ...seen, unconfirmed, handled, beside: seen.beside.filter(({ read }) => !holds(confirmed, read)) },
    confirmed: confirmed.map((read) => ({ ...read, beside: seen.beside.find((other) => isSame(other.read, read))?.of ?? [] })),
  };
}

/** Whether a frame shows a code that has not counted yet, or has left the picture since it did. */
export function holdsUnhandled(seen: Sightings, reads: readonly CodeRead[]): boolean {
  return reads.some((read) => !seen.handled.some((other) => isSame(other.read, read)));
}

/** Lets a code count again although it is still in the picture. */
export function releaseCode(seen: Sightings, text: string): Sightings {
  return { ...seen, handled: seen.handled.filter(({ read }) => read.text !== text) };
}

/** Two codes of one frame both lie in the picture; one that is gone when another comes may be the same one, misread. */
function isAgreed(read: CodeRead, waiting: readonly Waiting[], fresh: readonly CodeRead[]): boolean {
  const rivals = waiting.filter((other) => other.read.symbology === read.symbology && !holds(fresh, other.read));
  return framesOf(read, waiting) > Math.max(0, ...rivals.map(({ frames }) => frames));
}

function framesOf(wanted: CodeRead, waiting: readonly Waiting[]): number {
  return waiting.find(({ read }) => isSame(read, wanted))?.frames ?? 0;
}

function isSound(read: CodeRead): boolean {
  return read.symbology !== "ean13" || parseEan13(read.text).ok;
}

function holds(reads: readonly CodeRead[], wanted: CodeRead): boolean {
  return reads.some((read) => isSame(read, wanted));
}

/** Whether two reads are of one code, as far as can be told. */
export function isSame(one: CodeRead, other: CodeRead): boolean {
  return one.symbology === other.symbology && one.text === other.text;
}
