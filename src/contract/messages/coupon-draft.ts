import * as z from "zod/mini";
import { codeTypes } from "../../domain/code/code-type";
import { OFFLINE_MODES, REDEMPTION_METHODS } from "../../domain/coupon/coupon";
import { SELF_CLAIMS } from "../../domain/coupon/self-claim";
import { instantMs } from "./scalars";

/** What no field of a coupon comes near; the rules say how long each may be (R43). */
const LONGEST_TEXT = 20_000;
const MOST_STORES = 1_000;

/** PostgreSQL's text has no NUL, and half of a surrogate pair is no character. */
export const typed = z.string().check(z.maxLength(LONGEST_TEXT), z.regex(/^[^\0\p{Cs}]*$/u));

export const wordings = {
  automationWordings: z.object({ expired: typed, notYetValid: typed, allDistributed: typed, claimLimitReached: typed }),
  statusWordings: z.object({ redeemed: typed, expired: typed }),
};

/**
 * A coupon as the form holds it, and as a manager is shown it: all that can be decided about one. What it says is judged by
 * the rules of coupons, field by field, not here.
 */
export const couponDraft = z.object({
  couponId: typed,
  name: typed,
  title: typed,
  period: z.object({ startMs: z.nullable(instantMs), endMs: z.nullable(instantMs) }),
  copyButtonText: typed,
  termsText: typed,
  registerText: typed,
  receiptWanted: z.boolean(),
  codeType: z.enum(codeTypes),
  source: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("fixed"), amount: z.number() }),
    z.object({ kind: z.literal("list") }),
  ]),
  counts: z.enum(["code", "claim"]),
  methods: z.array(z.enum(REDEMPTION_METHODS)).check(z.maxLength(10)),
  promo: z.nullable(z.object({ label: typed, url: typed, copyFirst: z.boolean() })),
  stores: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("all") }),
    z.object({ kind: z.literal("chosen"), storeIds: z.array(typed).check(z.maxLength(MOST_STORES)) }),
  ]),
  claimFirst: z.boolean(),
  offline: z.enum(OFFLINE_MODES),
  claimLimit: z.number(),
  selfClaim: z._default(z.enum(SELF_CLAIMS), "off"),
  ...wordings,
  page: z.object({
    description: typed,
    belowCode: typed,
    bannerUrl: z.nullable(typed),
    logoUrl: z.nullable(typed),
    colour: z.nullable(typed),
  }),
  tags: z.object({ claimed: typed, opened: typed, redeemed: typed }),
});

export type CouponDraftMessage = z.infer<typeof couponDraft>;
