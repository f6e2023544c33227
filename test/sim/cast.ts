import type { CouponPlan, Entry, TillPlan } from "./plan";
import type { Random } from "./random";

/** Who and what a story can be about. */
export type Cast = { readonly tills: readonly TillPlan[]; readonly coupons: readonly CouponPlan[]; readonly random: Random };

export type Story = (cast: Cast, atMs: number) => readonly Entry[];

/** Of a coupon, one of its codes or claims, as an entry names it. */
export type Code = { readonly coupon: number; readonly code: number };

export function aTill({ tills, random }: Cast): number {
  return random.between(0, tills.length - 1);
}

export function aCode(cast: Cast): Code {
  const { coupons, random } = cast;
  // Half of all that is scanned is of the first two coupons: there the fights are.
  return aCodeOf(cast, random.chance(0.5) ? random.between(0, 1) : random.between(0, coupons.length - 1));
}

export function aCodeOf({ coupons, random }: Cast, coupon: number): Code {
  return { coupon, code: random.between(0, (coupons[coupon]?.codes ?? 1) - 1) };
}

export function couponNamed({ coupons }: Cast, couponId: string): number {
  return coupons.findIndex((coupon) => coupon.couponId === couponId);
}

export function redeemAt(cast: Cast, atMs: number, { coupon, code }: Code, till = aTill(cast)): Extract<Entry, { kind: "redeem" }> {
  const { random } = cast;
  const pauseMs = random.chance(0.7) ? random.between(0, 300) : random.between(500, 8_000);
  return { kind: "redeem", atMs, till, tab: aTab(cast, till), coupon, code, link: showsALink(cast, coupon), pauseMs, override: random.chance(0.08) };
}

export function undoAt(cast: Cast, atMs: number, till: number): Entry {
  return { kind: "undo", atMs, till, tab: aTab(cast, till), back: cast.random.chance(0.8) ? 0 : 1 };
}

/** Some show the code that is printed on the poster, which cannot do without a claim; some the link of their page. */
function showsALink({ coupons, random }: Cast, coupon: number): boolean {
  switch (coupons[coupon]?.kind) {
    case "claims":
      return random.chance(0.85);
    case "claim-first":
      return random.chance(0.4);
    case "list":
    case "fixed":
    case undefined:
      return false;
  }
}

function aTab({ tills, random }: Cast, till: number): number {
  return random.between(0, (tills[till]?.tabs ?? 1) - 1);
}
