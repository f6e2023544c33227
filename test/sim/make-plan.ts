import type { CouponPlan, Entry, SimPlan, TillPlan } from "./plan";
import { randomOf, type Random } from "./random";
import type { Cast } from "./cast";
import { STORIES } from "./stories";

const STORIES_PER_RUN = 60;
const LASTS_MS = 8 * 60_000;

/** A run's plan from its seed: a few tills that fight over a few codes, and a row of stories that happen to them. */
export function makePlan(seed: number): SimPlan {
  const random = randomOf(seed, "plan");
  const tills = Array.from({ length: random.between(2, 4) }, () => aTill(random));
  const coupons = theCoupons(random);
  const cast: Cast = { tills, coupons, random };
  const entries = Array.from({ length: STORIES_PER_RUN }, (_, index) => {
    // Every story once, then any of them.
    const story = STORIES[index] ?? random.pick(STORIES);
    return story(cast, random.between(2_000, LASTS_MS - 60_000));
  }).flat();
  return { seed, tills, coupons, lastsMs: LASTS_MS, entries: inOrder(entries) };
}

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => a.atMs - b.atMs);
}

function aTill(random: Random): TillPlan {
  return {
    tabs: random.chance(0.6) ? 2 : 1,
    hasWorker: random.chance(0.7),
    hasLocks: random.chance(0.5),
    persists: random.chance(0.8),
    clockOffMs: random.chance(0.5) ? random.between(-2_000, 2_000) : random.between(-7_200_000, 7_200_000),
    driftMsPerS: random.pick([0, 0, 0.1, -0.1, 2]),
  };
}

/** Few codes, so that tills meet; each kind of coupon that decides in a way of its own. */
function theCoupons(random: Random): readonly CouponPlan[] {
  const few = (low: number, high: number) => random.between(low, high);
  const endsAfterMs = random.between(2 * 60_000, 6 * 60_000);
  return [
    { ...ALWAYS, couponId: "LIST", kind: "list", codes: few(4, 8) },
    { ...ALWAYS, couponId: "FEW", kind: "fixed", codes: few(3, 6) },
    { ...ALWAYS, couponId: "ONLINE", kind: "list", codes: few(2, 4), offline: "online-only" },
    { ...ALWAYS, couponId: "ONLINEFEW", kind: "fixed", codes: few(2, 5), offline: "online-only" },
    { ...ALWAYS, couponId: "ENDING", kind: "list", codes: few(2, 4), endsAfterMs },
    { ...ALWAYS, couponId: "REVOKED", kind: "list", codes: few(2, 3) },
    { ...ALWAYS, couponId: "LEASED", kind: "fixed", codes: few(5, 16), offline: "lease-only" },
    { ...ALWAYS, couponId: "LEASEDEND", kind: "fixed", codes: few(5, 16), offline: "lease-only", endsAfterMs: random.between(2 * 60_000, 7 * 60_000) },
    { ...ALWAYS, couponId: "CLAIMS", kind: "claims", codes: few(4, 7) },
    { ...ALWAYS, couponId: "PAGE", kind: "claim-first", codes: few(3, 5) },
    { ...ALWAYS, couponId: "LATE", kind: "list", codes: few(3, 5), comesLater: true },
    { ...ALWAYS, couponId: "LATER", kind: "claim-first", codes: few(2, 4), comesLater: true },
  ];
}

const ALWAYS = { offline: "allow", endsAfterMs: null, comesLater: false } as const;
