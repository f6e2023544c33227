import * as z from "zod/mini";
import { REDEMPTION_METHODS } from "../../domain/coupon/coupon";
import { instantMs, text, uuid } from "./scalars";

/** What a page holds at most. */
const CODES_PAGE_MAX = 200;

export const CODE_STATES = ["issued", "claimed", "opened", "redeemed"] as const;

const named = z.object({ id: z.string(), name: z.string() });

/** Who has a code. `externalId`: what the channel knows them by, such as a phone number. */
export const claimOfCode = z.object({
  claimId: z.string(),
  channel: z.string(),
  externalId: z.string(),
  name: z.string(),
  claimedMs: instantMs,
  openedMs: z.nullable(instantMs),
});

/** `atMs`: as its till had the time. */
const redeemed = z.object({ key: uuid, atMs: instantMs, store: named, till: named, staff: named, method: z.enum(REDEMPTION_METHODS) });

/** `claim`: null where nobody has claimed the code, which can be redeemed all the same where the coupon allows it. */
const codeAtDesk = z.object({
  code: z.string(),
  state: z.enum(CODE_STATES),
  claim: z.nullable(claimOfCode),
  redeemed: z.nullable(redeemed),
});

/** Which codes are wanted: all of them, unless something is said. */
const wanted = {
  /** What a code begins with, or part of a contact's name or of what their channel knows them by. */
  search: z._default(text(100).check(z.regex(/^[^\0\p{Cs}]*$/u)), ""),
  state: z.optional(z.enum(CODE_STATES)),
};

export const codesFileQuery = z.object(wanted);

export const codesQuery = z.object({
  ...wanted,
  /** `next` of the page before. */
  after: z.optional(text(100).check(z.regex(/^[0-9]{1,16}(?:~[\w-]+)?$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(CODES_PAGE_MAX)), 50),
});

/** In the order in which they were added, or claimed. How many there are stands with the coupon. `next`: null at the end. */
export const codesResponse = z.object({ codes: z.array(codeAtDesk), next: z.nullable(z.string()) });

export type CodesQuery = z.output<typeof codesQuery>;
export type CodesResponse = z.infer<typeof codesResponse>;
export type CodeAtDesk = z.infer<typeof codeAtDesk>;
