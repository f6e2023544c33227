const MINUTE_MS = 60_000;

/** A wait never grows longer: nobody is locked out for good. */
export const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/** Wrong tries that are this old count no more. */
export const TRIES_COUNT_MS = 24 * 60 * MINUTE_MS;

/** Wrong tries of one kind since the last right one, and when the last of them was. */
export type Tries = { readonly wrong: number; readonly lastMs: number };

/**
 * How long nobody may try again after so many wrong tries: a minute once the free ones are spent, twice as long after
 * each further one, an hour at most (R66).
 */
export function waitAfterTries(wrong: number, free: number): number {
  if (wrong < free) return 0;
  // Past 2^10 minutes the hour has long been reached.
  return Math.min(MINUTE_MS * 2 ** Math.min(wrong - free, 10), LONGEST_WAIT_MS);
}

/** How long to wait before the next try, in milliseconds; 0: none is in the way. */
export function waitLeftMs({ wrong, lastMs }: Tries, free: number, nowMs: number): number {
  if (nowMs - lastMs >= TRIES_COUNT_MS) return 0;
  return Math.max(0, lastMs + waitAfterTries(wrong, free) - nowMs);
}

/** The same with one wrong try more; those of long ago are forgotten. */
export function withOneMore(tries: Tries | null, nowMs: number): Tries {
  const counted = tries === null || nowMs - tries.lastMs >= TRIES_COUNT_MS ? 0 : tries.wrong;
  return { wrong: counted + 1, lastMs: nowMs };
}
