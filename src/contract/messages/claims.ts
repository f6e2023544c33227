import * as z from "zod/mini";
import { CHANNELS } from "../../domain/contact/channel";
import { idempotencyKey, instantMs, text, uuid } from "./scalars";

const CLAIMS_PAGE_MAX = 200;

const REFUSALS = ["plan", "revoked", "expired", "notYetValid", "claimLimitReached", "allDistributed"] as const;

/** PostgreSQL's text has no NUL, and half of a surrogate pair is no character. */
const plain = (max: number) => text(max).check(z.regex(/^[^\0\p{Cs}]*$/u));

const couponId = z.string().check(z.regex(/^[A-Za-z0-9]{1,50}$/));
export const externalId = plain(200).check(z.minLength(1));

/** 128 bits in base64url. */
export const claimId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** `externalId`: what the channel knows them by. `locale`: a language tag, such as `zh-HK`, for dates in wordings. */
export const contactSaid = z.object({
  channel: z.enum(CHANNELS),
  externalId,
  name: z.optional(plain(120)),
  locale: z.optional(text(35).check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/))),
});

/**
 * A wish for a coupon. `idempotencyKey`: made by who asks, once for each wish: the same once more, within 30 days, is
 * answered as the first time, and claims nothing. `contact`: a name or locale that is given takes the place of what is known.
 */
export const claimRequest = z.object({
  couponId,
  contact: contactSaid,
  idempotencyKey,
});

/**
 * `claimed`: send the link. `tag`: to put on the contact, null for none. `refused`: nothing was claimed; `wording` is what to
 * say instead, null where only the merchant can help.
 */
export const claimResponse = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("claimed"), claimId, contactId: uuid, link: z.string(), state: z.literal("claimed"), tag: z.nullable(z.string()) }),
  z.object({ kind: z.literal("refused"), reason: z.enum(REFUSALS), wording: z.nullable(z.string()) }),
]);

const CLAIM_STATES = ["claimed", "opened", "redeemed"] as const;

/** `redeemedMs`: as its till had the time. */
export const claimAtDesk = z.object({
  claimId,
  couponId,
  title: z.string(),
  contact: z.object({ id: z.string(), channel: z.string(), externalId: z.string(), name: z.string() }),
  state: z.enum(CLAIM_STATES),
  claimedMs: instantMs,
  openedMs: z.nullable(instantMs),
  redeemedMs: z.nullable(instantMs),
  storeName: z.nullable(z.string()),
});

export const claimsQuery = z.object({
  couponId: z.optional(couponId),
  contactId: z.optional(uuid),
  channel: z.optional(z.enum(CHANNELS)),
  /** Together with `channel`. */
  externalId: z.optional(externalId),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.regex(/^[0-9]{1,16}~[A-Za-z0-9_-]{22}$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(CLAIMS_PAGE_MAX)), 50),
});

/** The newest first. `next`: null at the end. */
export const claimsResponse = z.object({ claims: z.array(claimAtDesk), next: z.nullable(z.string()) });

export type ClaimRequest = z.infer<typeof claimRequest>;
export type ClaimResponse = z.infer<typeof claimResponse>;
export type ClaimAtDesk = z.infer<typeof claimAtDesk>;
export type ClaimsQuery = z.output<typeof claimsQuery>;
export type ClaimsResponse = z.infer<typeof claimsResponse>;
