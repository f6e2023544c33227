import { FAST_PASS, THOROUGH_PASSES, type Pass } from "./passes";

/** What earlier pictures taught about the passes. */
export interface PassTurns {
  /** What each pass that was tried takes on this device, smoothed. */
  readonly costsMs: ReadonlyMap<Pass, number>;
  /** Where in `THOROUGH_PASSES` the next picture goes on. */
  readonly next: number;
  /** The pass that found a code last, and how often it was made in vain since. */
  readonly successful: { readonly pass: Pass; readonly misses: number } | null;
}

/** What was done with the picture at hand. */
export interface PictureSoFar {
  readonly tried: readonly Pass[];
  readonly spentMs: number;
}

export const UNTRIED: PassTurns = { costsMs: new Map(), next: 0, successful: null };

export const NOT_LOOKED: PictureSoFar = { tried: [], spentMs: 0 };

/** How much the latest measurement weighs: a device that grows warm or busy shows within a few pictures. */
const LATEST_WEIGHT = 0.3;

/** A code that is hard to read shows in one frame of a few: what read it once is given as many to do so again. */
const MISSES_FORGIVEN = 5;

/**
 * Which pass a frame deserves next: the fast one first, then the one that found a code last, then those that the frame itself
 * makes likely, then the others in turn, as far as the budget goes. One thorough pass is made whatever it costs, or a slow device
 * would never make any, and one in turn beside a likely one, which may be wrong frame after frame.
 * @returns null when the next frame is worth more than another look at this one
 */
export function nextPass(turns: PassTurns, soFar: PictureSoFar, budgetMs: number, likely: readonly Pass[] = []): Pass | null {
  const { tried, spentMs } = soFar;
  const [first, second, ...more] = tried;
  if (first === undefined) return FAST_PASS;
  const pass = dueThoroughPass(turns, tried, likely);
  if (pass === null) return null;
  const isOwed = second === undefined || (more.length === 0 && likely.includes(second) && !likely.includes(pass));
  return isOwed || spentMs + expectedMs(turns, pass) <= budgetMs ? pass : null;
}

/** Takes note of a pass that was made. */
export function notePass(turns: PassTurns, pass: Pass, tookMs: number, foundCode: boolean): PassTurns {
  const beforeMs = turns.costsMs.get(pass) ?? tookMs;
  const costsMs = new Map(turns.costsMs).set(pass, beforeMs + LATEST_WEIGHT * (tookMs - beforeMs));
  const next = pass === THOROUGH_PASSES[turns.next] ? (turns.next + 1) % THOROUGH_PASSES.length : turns.next;
  return { costsMs, next, successful: successfulAfter(turns.successful, pass, foundCode) };
}

function successfulAfter(before: PassTurns["successful"], pass: Pass, foundCode: boolean): PassTurns["successful"] {
  if (foundCode && pass !== FAST_PASS) return { pass, misses: 0 };
  if (before?.pass !== pass) return before;
  return before.misses < MISSES_FORGIVEN ? { pass, misses: before.misses + 1 } : null;
}

function dueThoroughPass({ next, successful }: PassTurns, tried: readonly Pass[], likely: readonly Pass[]): Pass | null {
  const inTurn = [...THOROUGH_PASSES.slice(next), ...THOROUGH_PASSES.slice(0, next)];
  const due = [...(successful ? [successful.pass] : []), ...likely, ...inTurn];
  return due.find((pass) => !tried.includes(pass)) ?? null;
}

/** A pass that was never tried is taken to be as dear as the dearest. */
function expectedMs({ costsMs }: PassTurns, pass: Pass): number {
  return costsMs.get(pass) ?? Math.max(0, ...costsMs.values());
}
