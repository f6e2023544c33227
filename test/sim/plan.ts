import type { OfflineMode } from "../../src/domain/coupon/coupon";

/** All that is going to be done and to go wrong in a run; what is left out of it changes nothing of the rest. */
export type SimPlan = {
  readonly seed: number;
  readonly tills: readonly TillPlan[];
  readonly coupons: readonly CouponPlan[];
  /** From the opening of the shop until everything is mended. */
  readonly lastsMs: number;
  readonly entries: readonly Entry[];
};

export type TillPlan = {
  readonly tabs: 1 | 2;
  readonly hasWorker: boolean;
  readonly hasLocks: boolean;
  readonly persists: boolean;
  /** What its clock is off by, and gains in a second. */
  readonly clockOffMs: number;
  readonly driftMsPerS: number;
};

/** `claim-first`: a list whose codes are claimed before they are redeemed; `claims`: one code, of which each claim is redeemed once. */
export type CouponKind = "list" | "claim-first" | "fixed" | "claims";

/** `codes`: of a list so many; of a fixed code, so many uses of its one or claims of it. */
export type CouponPlan = {
  readonly couponId: string;
  readonly kind: CouponKind;
  readonly codes: number;
  readonly offline: OfflineMode;
  readonly endsAfterMs: number | null;
  /** It is not there when the shop opens: an entry adds it. */
  readonly comesLater: boolean;
};

/** What a fault of the line befalls: the next push, the next with an ask, or what a till says of its leases. */
export type Befallen = "push" | "ask" | "leases";

/** What happens at an instant after the opening; tills, tabs, coupons and codes by their index. */
export type Entry = { readonly atMs: number } & (
  | {
      readonly kind: "redeem";
      readonly till: number;
      readonly tab: number;
      readonly coupon: number;
      readonly code: number;
      /** The customer shows the link of the claim of that number. */
      readonly link: boolean;
      /** How long the cashier looks at the screen before pressing the button. */
      readonly pauseMs: number;
      readonly override: boolean;
    }
  /** `back`: 0 undoes the till's latest redemption, 1 the one before. */
  | { readonly kind: "undo"; readonly till: number; readonly tab: number; readonly back: number }
  | { readonly kind: "partition"; readonly till: number; readonly forMs: number; readonly hangs: boolean }
  | { readonly kind: "lost-reply"; readonly till: number; readonly of: Befallen; readonly hangs: boolean }
  | { readonly kind: "reorder"; readonly till: number; readonly of: Befallen; readonly byMs: number; readonly doubles: boolean }
  | { readonly kind: "late-answer"; readonly till: number; readonly of: Befallen; readonly byMs: number; readonly onTheWayThere: boolean }
  | { readonly kind: "crash"; readonly till: number; readonly tab: number; readonly afterTurns: number; readonly downMs: number }
  /** The browser puts a tab to sleep in the middle of what it does. */
  | { readonly kind: "sleep"; readonly till: number; readonly tab: number; readonly afterTurns: number; readonly forMs: number }
  | { readonly kind: "set-clock"; readonly till: number; readonly byMs: number }
  | { readonly kind: "revoke-till"; readonly till: number; readonly backAfterMs: number }
  | { readonly kind: "push-at-once"; readonly till: number }
  /** Somebody saves what waits at a till as a rescue file. */
  | { readonly kind: "save-file"; readonly till: number; readonly tab: number }
  /** A till takes in a rescue file, of those that there are the so-manieth from the last. */
  | { readonly kind: "take-file"; readonly till: number; readonly tab: number; readonly back: number }
  /** The device is gone with all that it held; another one takes its place. */
  | { readonly kind: "destroy-till"; readonly till: number; readonly backAfterMs: number }
  | { readonly kind: "restart"; readonly forMs: number; readonly gateway: boolean }
  /** A customer gets the coupon, under a number of the plan's. */
  | { readonly kind: "claim"; readonly coupon: number; readonly code: number }
  | { readonly kind: "add-coupon"; readonly coupon: number }
  | { readonly kind: "revoke-coupon"; readonly coupon: number }
  | { readonly kind: "extend-coupon"; readonly coupon: number; readonly byMs: number }
  /** A manager gives up what a lease has left; `lease`: its place among those with units at risk, over and over. */
  | { readonly kind: "write-off"; readonly lease: number }
  /** All codes get new keys. */
  | { readonly kind: "new-epoch" }
  | { readonly kind: "back-up" }
  /** The latest backup takes the database's place, while the server is down for so long. */
  | { readonly kind: "put-back"; readonly forMs: number }
  /** Somebody's till takes a snapshot; only so does the server ever build one. */
  | { readonly kind: "build-snapshot" }
  /** Of the feed so many changes are kept. */
  | { readonly kind: "tidy"; readonly kept: number }
);
