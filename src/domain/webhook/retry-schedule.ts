const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The waits between tries: about a day in all (R88). */
const WAITS_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS, 8 * HOUR_MS, 8 * HOUR_MS];

/**
 * How long to wait before the next try; null: no more tries. Spread, so that what failed together does not come back together.
 * @param tries how many have failed, at least 1
 * @param jitter 0 to 1, evenly random; the wait is between 0.8 and 1.2 of the full one
 */
export function retryAfterMs(tries: number, jitter: number): number | null {
  const wait = WAITS_MS[tries - 1];
  return wait === undefined ? null : Math.round(wait * (0.8 + 0.4 * jitter));
}
