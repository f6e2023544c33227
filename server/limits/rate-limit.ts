import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { Route } from "../../src/contract/routes";
import { addressOf, isLoopback, networkOf } from "../auth/address";
import { sessionsIn } from "../auth/session-cookie";
import { createTokenBuckets, type Rate } from "./token-buckets";

/**
 * How often the API may be called, in each process. `address`: by all from one address, where a whole shop's tills may be behind.
 * `key`: with one token, key or session; a till makes some few requests a second at its busiest. `open`: changes that anybody may
 * ask for, from one address: each costs a look for a code, a password's digest or a mail. `drawn`, `drawnForAll`: customers' pages
 * that the server draws, for one address and for all: each costs some 50 ms in which nothing else is answered.
 */
export const RATES = {
  address: { burst: 3_000, perSecond: 300 },
  key: { burst: 600, perSecond: 60 },
  open: { burst: 60, perSecond: 1 },
  drawn: { burst: 10, perSecond: 2 },
  drawnForAll: { burst: 30, perSecond: 10 },
} as const satisfies Record<string, Rate>;

/** Places, and tokens, that are remembered: some 10 MB. */
const MOST_REMEMBERED = 50_000;

/** @returns 0, or how long a request has to wait, in milliseconds */
export type RateLimit = (c: Context, asked: Pick<Route, "method" | "access"> & { readonly isDrawn?: true }) => number;

/** What this machine's own programs ask for is not counted. */
export function createRateLimit(nowMs: () => number, rates: Record<keyof typeof RATES, Rate> = RATES): RateLimit {
  const buckets = {
    address: createTokenBuckets(rates.address, MOST_REMEMBERED, nowMs),
    key: createTokenBuckets(rates.key, MOST_REMEMBERED, nowMs),
    open: createTokenBuckets(rates.open, MOST_REMEMBERED, nowMs),
    drawn: createTokenBuckets(rates.drawn, MOST_REMEMBERED, nowMs),
    drawnForAll: createTokenBuckets(rates.drawnForAll, 1, nowMs),
  };
  return (c, { method, access, isDrawn }) => {
    const address = addressOf(c);
    if (isLoopback(address)) return 0;
    const place = networkOf(address);
    const authorization = c.req.header("Authorization");
    const credentials = authorization === undefined ? sessionsIn(c.req.header("Cookie") ?? "") : [authorization];
    return (
      buckets.address.take(place) ||
      (method === "POST" && access === "anyone" ? buckets.open.take(place) : 0) ||
      (isDrawn === true ? buckets.drawn.take(place) || buckets.drawnForAll.take("") : 0) ||
      Math.max(0, ...credentials.map((credential) => buckets.key.take(digestOf(credential))))
    );
  };
}

/** Tokens are kept nowhere as they are. */
function digestOf(credential: string): string {
  return createHash("sha256").update(credential).digest("base64url").slice(0, 22);
}
