import * as z from "zod/mini";
import { codeTypes } from "../../domain/code/code-type";
import { PHONE_METHODS } from "../../domain/coupon/phone-methods";
import { instantMs, text } from "./scalars";

const VERSION_LENGTH = 22;

/** `version`: of the page that the caller has; where it is still that, the answer says so and nothing else. */
export const couponPageQuery = z.object({ version: z.optional(text(VERSION_LENGTH)) });

/** What a coupon's page shows; the same fields as a coupon has them. */
export const shownCouponMessage = z.object({
  title: z.string(),
  period: z.object({ startMs: z.nullable(instantMs), endMs: z.nullable(instantMs) }),
  codeType: z.enum(codeTypes),
  copyButtonText: z.string(),
  termsText: z.string(),
  promo: z.nullable(z.object({ label: z.string(), url: z.string(), copyFirst: z.boolean() })),
  statusWordings: z.object({ redeemed: z.string(), expired: z.string() }),
  page: z.object({
    description: z.string(),
    belowCode: z.string(),
    bannerUrl: z.nullable(z.string()),
    logoUrl: z.nullable(z.string()),
    colour: z.nullable(z.string()),
  }),
});

const redemption = z.object({ atMs: instantMs, store: z.nullable(z.string()), bySelf: z.optional(z.boolean()) });

const phoneWays = z.object({
  methods: z.array(z.enum(PHONE_METHODS)),
  stores: z.array(z.object({ id: z.string(), name: z.string(), hasPin: z.boolean() })),
});

/**
 * A claim's page. `coupon` is null once it was revoked. `code` is there while the claim is active only, and where it redeems
 * anything; `byLink`: a till redeems the claim by its own link, so that is shown as a QR. `onPhone`: how it can be redeemed there,
 * while it is active. Wordings have their placeholders still: dates are told in the reader's zone.
 */
export const couponPageMessage = z.object({
  kind: z.literal("page"),
  version: text(VERSION_LENGTH),
  nowMs: instantMs,
  shop: z.string(),
  coupon: z.nullable(shownCouponMessage),
  redemption: z.nullable(redemption),
  code: z.nullable(z.string()),
  byLink: z.boolean(),
  opened: z.boolean(),
  onPhone: z.optional(phoneWays),
});

export const couponPageResponse = z.discriminatedUnion("kind", [
  couponPageMessage,
  z.object({ kind: z.literal("unchanged"), nowMs: instantMs }),
]);

/** `atMs`: when the page was seen, which may have been without a network. */
export const openedRequest = z.object({ atMs: instantMs });

/** When it was opened first, as counted. */
export const openedResponse = z.object({ openedMs: instantMs });

export type CouponPageMessage = z.infer<typeof couponPageMessage>;
export type CouponPageResponse = z.infer<typeof couponPageResponse>;
