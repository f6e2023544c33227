import * as z from "zod/mini";
import { type SelfClaimOffer, selfClaimOffer, type SelfClaimResponse, selfClaimResponse } from "../../../contract/messages/self-claims";

/** What asking at a coupon's own link brought. `unknown`: nothing is to be had there. `busy`: too many at once. */
type NoAnswer = { readonly kind: "unknown" } | { readonly kind: "busy" } | { readonly kind: "no-answer" };
export type OfferReply = SelfClaimOffer | NoAnswer;
export type ClaimReply = SelfClaimResponse | NoAnswer;

/** The two requests of a coupon's own link. They throw for nothing that a network or a server can do. */
export interface ClaimDesk {
  offer(address: string): Promise<OfferReply>;
  /** @param reach a phone number or a mail address, where the coupon asks for one */
  claim(address: string, reach: string | undefined): Promise<ClaimReply>;
}

const LIMIT_MS = 15_000;

/** @param browser what this browser is called, so that it claims once */
export function createClaimDesk(fetch: typeof globalThis.fetch, browser: () => string): ClaimDesk {
  async function ask<Reply>(schema: z.ZodMiniType<Reply>, path: string, init: RequestInit = {}): Promise<Reply | NoAnswer> {
    try {
      const response = await fetch(path, { ...init, cache: "no-store", signal: AbortSignal.timeout(LIMIT_MS) });
      if (response.status === 404) return { kind: "unknown" };
      if (response.status === 429) return { kind: "busy" };
      const reply = z.safeParse(schema, await response.json());
      return response.ok && reply.success ? reply.data : { kind: "no-answer" };
    } catch {
      return { kind: "no-answer" };
    }
  }
  const pathOf = (address: string) => `/api/get/${encodeURIComponent(address)}`;
  return {
    offer: (address) => ask(selfClaimOffer, `${pathOf(address)}?browser=${browser()}`),
    claim: (address, reach) =>
      ask(selfClaimResponse, pathOf(address), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ browser: browser(), ...(reach === undefined ? {} : { reach }) }),
      }),
  };
}
