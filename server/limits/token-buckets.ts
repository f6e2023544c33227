/** So many at once, and so many a second in the long run. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** A bucket for each key, which a request takes from and time fills again. */
export type TokenBuckets = {
  /** @returns 0, or how long to wait until there is one again, in milliseconds; then nothing was taken */
  take(key: string): number;
  readonly size: number;
};

type Bucket = { tokens: number; atMs: number };

/**
 * Buckets of this process; those that were not asked for the longest are forgotten where there are too many.
 * @param nowMs of a clock that nobody sets
 */
export function createTokenBuckets({ burst, perSecond }: Rate, most: number, nowMs: () => number): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  return {
    get size() {
      return buckets.size;
    },
    take(key) {
      const now = nowMs();
      const known = buckets.get(key);
      const tokens = known === undefined ? burst : Math.min(burst, known.tokens + ((now - known.atMs) / 1_000) * perSecond);
      // Deleted and set again, it is the last in order.
      buckets.delete(key);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: now });
      const [oldest] = buckets.keys();
      if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1_000);
    },
  };
}
