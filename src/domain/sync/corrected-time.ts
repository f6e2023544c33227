/** The device's clock before a request and after its answer, and the server's in the answer; epoch milliseconds. */
export type Exchange = { readonly sentMs: number; readonly receivedMs: number; readonly serverMs: number };

/** The offset comes from the fastest of so many latest exchanges (R25). */
const EXCHANGES_KEPT = 8;

/** A running tab's clock further than this from the device's is in doubt (R25). */
const CLOCK_DOUBT_MS = 2_000;

/** The latest exchanges, oldest first, with one more; those that it contradicts are from before a clock was set. */
export function withExchange(exchanges: readonly Exchange[], latest: Exchange): readonly Exchange[] {
  return [...exchanges.filter((earlier) => isOfOneClock(earlier, latest)), latest].slice(-EXCHANGES_KEPT);
}

/** What lasted longer says little, and may have lasted no time at all: somebody may have set the clock within it. */
const LONGEST_EXCHANGE_MS = 60_000;

/** Whether an exchange says what time it is: not where the device's clock was set within it, as far as that shows. */
export function tellsTime(exchange: Exchange): boolean {
  return durationOf(exchange) >= 0 && durationOf(exchange) <= LONGEST_EXCHANGE_MS;
}

/** Server time minus device time, by the midpoint of the fastest exchange; null before the first. */
export function offsetOf(exchanges: readonly Exchange[]): number | null {
  const fastest = exchanges.slice(-EXCHANGES_KEPT).reduce<Exchange | null>((best, exchange) => {
    return best === null || durationOf(exchange) < durationOf(best) ? exchange : best;
  }, null);
  return fastest === null ? null : Math.round(offsetByMidpoint(fastest));
}

/** The last and, negative, the first instant that a `Date` can be. */
const FURTHEST_INSTANT_MS = 8.64e15;

/**
 * Corrected time: the device's clock plus the offset; the device's own before the first exchange (R25). Always an
 * instant: whatever a till says of its clock, others can be told.
 */
export function correctedMs(time: { readonly deviceMs: number; readonly offsetMs: number | null }): number {
  const sumMs = time.deviceMs + (time.offsetMs ?? 0);
  return Math.min(FURTHEST_INSTANT_MS, Math.max(-FURTHEST_INSTANT_MS, sumMs));
}

/**
 * Whether the device's clock was changed under a running tab.
 * @param runningMs the clock at the tab's start, advanced by a timer that nobody can set
 */
export function isClockInDoubt(deviceMs: number, runningMs: number): boolean {
  return Math.abs(deviceMs - runningMs) > CLOCK_DOUBT_MS;
}

/** Whether the clock is behind the highest corrected time that the till has stored; a sync resets that mark (R25). */
export function isClockBehind(correctedNowMs: number, highestSeenMs: number | null): boolean {
  return highestSeenMs !== null && correctedNowMs < highestSeenMs;
}

/** The midpoint is off by half an exchange at most, so two of the same clocks differ by half of both. */
function isOfOneClock(earlier: Exchange, latest: Exchange): boolean {
  const apartMs = Math.abs(offsetByMidpoint(earlier) - offsetByMidpoint(latest));
  return apartMs <= (durationOf(earlier) + durationOf(latest)) / 2 + CLOCK_DOUBT_MS;
}

function offsetByMidpoint({ sentMs, receivedMs, serverMs }: Exchange): number {
  return serverMs - (sentMs + receivedMs) / 2;
}

function durationOf({ sentMs, receivedMs }: Exchange): number {
  return receivedMs - sentMs;
}
