/**
 * Wrong PINs in a row, of one person or of everybody at a till, and how long none is taken any more (R61). A wait goes by
 * in time that somebody saw going by, never by a clock that can be set.
 */
export type PinTries = {
  readonly wrong: number;
  /** Still to wait; 0: a PIN is taken. */
  readonly waitMs: number;
  /** Grows with every change, so that two that are the same say that nothing has happened between. */
  readonly change: number;
  /** The server's time up to which the wait is counted; null: not known since it began. */
  readonly serverMs: number | null;
};

/** Wrong ones that cost nothing: of one person, and of all at a till. */
export const FREE_TRIES = { person: 5, till: 10 } as const;

export const NO_TRIES: PinTries = { wrong: 0, waitMs: 0, change: 0, serverMs: null };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** After the last free try and each one that follows; the last stays. */
const WAITS_MS = [30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS] as const;

/** @param serverMs the server's time now; null where it is not known */
export function afterWrongPin(tries: PinTries, free: number, serverMs: number | null): PinTries {
  const wrong = tries.wrong + 1;
  const waitMs = wrong < free ? 0 : (WAITS_MS[Math.min(wrong - free, WAITS_MS.length - 1)] ?? MINUTE_MS);
  return { wrong, waitMs, change: tries.change + 1, serverMs };
}

export function afterRightPin(tries: PinTries): PinTries {
  return { ...NO_TRIES, change: tries.change + 1 };
}

/**
 * The tries after time has gone by. Each tab may say what it saw: a stretch in which they did not change counts once, as
 * counting is itself a change.
 * @param unchangedMs how long the one who asks has seen them unchanged, by a timer that nobody can set
 * @param serverMs the server's time now, by its own word and such a timer; null where it is not known
 */
export function afterWaiting(tries: PinTries, unchangedMs: number, serverMs: number | null): PinTries {
  if (tries.waitMs === 0) return tries;
  const byServerMs = tries.serverMs === null || serverMs === null ? 0 : serverMs - tries.serverMs;
  const passedMs = Math.max(0, unchangedMs, byServerMs);
  const countedTo = tries.serverMs === null ? serverMs : Math.max(tries.serverMs + passedMs, serverMs ?? -Infinity);
  if (passedMs === 0 && countedTo === tries.serverMs) return tries;
  return { ...tries, waitMs: Math.max(0, tries.waitMs - passedMs), change: tries.change + 1, serverMs: countedTo };
}

/** Wrong ones that may still follow before there is a wait; after the first wait, one at a time. */
export function triesLeft(tries: PinTries, free: number): number {
  return Math.max(1, free - tries.wrong);
}
