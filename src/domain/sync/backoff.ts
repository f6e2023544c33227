export const BACKOFF_FIRST_MS = 1_000;
export const BACKOFF_LONGEST_MS = 5 * 60_000;

/**
 * How long to wait before the next try: doubling with every failure in a row, and spread, so that tills that failed
 * together do not come back together.
 * @param failures how many tries have failed in a row, at least 1
 * @param jitter 0 to 1, evenly random; the wait is between half and all of the full one
 */
export function backoffMs(failures: number, jitter: number): number {
  const full = Math.min(BACKOFF_LONGEST_MS, BACKOFF_FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + jitter / 2));
}
