import type { CodeType } from "../code/code-type";
import type { CouponId } from "./coupon-id";
import type { SelfClaim } from "./self-claim";

/** Where a code's strings come from: one string with N uses, or many strings with one use each. */
export type CodeSource = { readonly kind: "fixed"; readonly amount: number } | { readonly kind: "list" };

/** What a fixed code's amount counts: showings of the code, or claims of the coupon. */
export type Counts = "code" | "claim";

/** How a redemption comes about. */
export const REDEMPTION_METHODS = ["staff-scan", "store-pin", "self", "external"] as const;
export type RedemptionMethod = (typeof REDEMPTION_METHODS)[number];

/** What a till may do with this coupon while it has no network. */
export const OFFLINE_MODES = ["allow", "lease-only", "online-only"] as const;
export type OfflineMode = (typeof OFFLINE_MODES)[number];

/** Instants in epoch milliseconds; the start is inclusive, the end exclusive; null is open. */
export type Period = { readonly startMs: number | null; readonly endMs: number | null };

/** The stores where a coupon can be redeemed. */
export type CouponStores = { readonly kind: "all" } | { readonly kind: "chosen"; readonly storeIds: readonly string[] };

/**
 * The part of a coupon that decides a redemption, as held by the server and, without the code, by every till.
 * `version` grows by one with every edit; a fact is judged by the version that it was decided under.
 */
export type CouponTerms = {
  readonly couponId: CouponId;
  /** 16-bit number in its workspace, never used again; claims' tokens and snapshots name coupons by it. */
  readonly ordinal: number;
  readonly version: number;
  readonly title: string;
  readonly codeType: CodeType;
  readonly source: CodeSource;
  readonly counts: Counts;
  readonly methods: readonly RedemptionMethod[];
  readonly stores: CouponStores;
  readonly period: Period;
  readonly revokedAtMs: number | null;
  /** Lists only: a code must have been claimed before it can be redeemed. */
  readonly claimFirst: boolean;
  readonly offline: OfflineMode;
  /** What the cashier must do now, such as "Key in discount 12". */
  readonly registerText: string;
  readonly receiptWanted: boolean;
};

/** Uses of a fixed code with a cap. `leased` counts unspent units that tills hold. */
export type Usage = { readonly used: number; readonly leased: number };

/** The page that customers see. */
export type CouponPage = {
  readonly description: string;
  readonly belowCode: string;
  /** Where the shop's own picture is, as is the logo: `/i/` and its hash. */
  readonly bannerUrl: string | null;
  readonly logoUrl: string | null;
  /** CSS hex colour, such as "#3b3bd9". */
  readonly colour: string | null;
};

/** What the button of a promo coupon opens; `url` may hold the placeholder {code}. */
export type PromoButton = { readonly label: string; readonly url: string; readonly copyFirst: boolean };

export type AutomationWordings = {
  readonly expired: string;
  readonly notYetValid: string;
  readonly allDistributed: string;
  readonly claimLimitReached: string;
};

export type StatusWordings = { readonly redeemed: string; readonly expired: string };

/** Tags put on the contact when the coupon is claimed, opened or redeemed; empty: none. */
export type CouponTags = { readonly claimed: string; readonly opened: string; readonly redeemed: string };

/** A whole coupon, as a manager defines it. */
export type Coupon = CouponTerms & {
  readonly name: string;
  readonly copyButtonText: string;
  readonly termsText: string;
  readonly promo: PromoButton | null;
  readonly claimLimit: number;
  readonly selfClaim: SelfClaim;
  readonly automationWordings: AutomationWordings;
  readonly statusWordings: StatusWordings;
  readonly page: CouponPage;
  readonly tags: CouponTags;
};
