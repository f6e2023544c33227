import * as z from "zod/mini";
import { claimResponse } from "./claims";
import { text, uuid } from "./scalars";

/** `browser`: a name that the browser has made for itself, once; it also gets a cookie. */
export const selfClaimQuery = z.object({ browser: z.optional(uuid) });

/** `reach`: a phone number or a mail address, where the coupon asks for one. */
export const selfClaimRequest = z.object({ browser: z.optional(uuid), reach: z.optional(text(200)) });

const claimed = z.object({ kind: z.literal("claimed"), token: text(400) });
const refused = claimResponse.def.options[1];

/** `claimed`: this browser has it already. `offer`: what is to be had, and whether it asks for a number or address. */
export const selfClaimOffer = z.discriminatedUnion("kind", [
  claimed,
  refused,
  z.object({
    kind: z.literal("offer"),
    shop: z.string(),
    title: z.string(),
    description: z.string(),
    bannerUrl: z.nullable(z.string()),
    logoUrl: z.nullable(z.string()),
    colour: z.nullable(z.string()),
    termsText: z.string(),
    asksContact: z.boolean(),
  }),
]);

/** `not-reachable`: it is neither a phone number nor a mail address. `refused`: `wording` as in R51. */
export const selfClaimResponse = z.discriminatedUnion("kind", [claimed, refused, z.object({ kind: z.literal("not-reachable") })]);

export type SelfClaimOffer = z.infer<typeof selfClaimOffer>;
export type SelfClaimResponse = z.infer<typeof selfClaimResponse>;
