/** Wrong PINs of one staff member since the last right one. */
export type PinTries = { readonly wrong: number; readonly lockedUntilMs: number | null };

export const NO_TRIES: PinTries = { wrong: 0, lockedUntilMs: null };

const TRIES_BEFORE_LOCK = 5;

const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 60 * 60_000;

/** Until when no PIN is taken; null: now. A clock that was set back does not lock for longer than the lock was meant. */
export function lockedUntil(tries: PinTries, nowMs: number): number | null {
  if (tries.lockedUntilMs === null) return null;
  const untilMs = Math.min(tries.lockedUntilMs, nowMs + lockMs(tries.wrong));
  return untilMs > nowMs ? untilMs : null;
}

/** After a wrong PIN: every fifth one locks, each time for twice as long. */
export function afterWrongPin(tries: PinTries, nowMs: number): PinTries {
  const wrong = tries.wrong + 1;
  return { wrong, lockedUntilMs: wrong % TRIES_BEFORE_LOCK === 0 ? nowMs + lockMs(wrong) : null };
}

/** Tries before the next lock; 0 where the last one has locked. */
export function triesLeft(tries: PinTries): number {
  return tries.lockedUntilMs === null ? TRIES_BEFORE_LOCK - (tries.wrong % TRIES_BEFORE_LOCK) : 0;
}

function lockMs(wrong: number): number {
  const earlierLocks = Math.floor(wrong / TRIES_BEFORE_LOCK) - 1;
  return Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** Math.max(0, earlierLocks));
}
