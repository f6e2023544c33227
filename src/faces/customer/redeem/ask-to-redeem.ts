import * as z from "zod/mini";
import { type PhoneRedemptionRequest, type PhoneRedemptionResponse, phoneRedemptionResponse } from "../../../contract/messages/phone-redemption";

export type RedeemReply = PhoneRedemptionResponse | { readonly kind: "no-answer" };

/** Throws for nothing that a network or a server can do. */
export type Redeem = (token: string, request: PhoneRedemptionRequest) => Promise<RedeemReply>;

const LIMIT_MS = 15_000;

export function createRedeem(fetch: typeof globalThis.fetch): Redeem {
  return async (token, request) => {
    try {
      const response = await fetch(`/api/c/${encodeURIComponent(token)}/redemption`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(request),
        cache: "no-store",
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      const reply = z.safeParse(phoneRedemptionResponse, await response.json());
      return response.ok && reply.success ? reply.data : { kind: "no-answer" };
    } catch {
      return { kind: "no-answer" };
    }
  };
}
