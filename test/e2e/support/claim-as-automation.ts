import type { Page } from "@playwright/test";
import { newApiKeyResponse } from "../../../src/contract/messages/members";
import { type ClaimRequest, type ClaimResponse, claimResponse } from "../../../src/contract/messages/claims";
import { said } from "./said";

type Claimed = Extract<ClaimResponse, { kind: "claimed" }>;

/**
 * Claims a coupon for a contact as a messaging automation does, with a key that the owner makes for it.
 * @param page where the owner is signed in
 * @returns what an automation is told: who the contact is, and the link to send them
 */
export async function claimAsAutomation(page: Page, couponId: string, contact: ClaimRequest["contact"]): Promise<Claimed> {
  const { key } = newApiKeyResponse.parse(await said(page, "makeApiKey", { name: "Automation", scopes: ["claims:write"] }));
  const wish: ClaimRequest = { couponId, contact, idempotencyKey: crypto.randomUUID() };
  const response = await fetch(new URL("/api/claims", page.url()), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify(wish),
  });
  const answer = claimResponse.parse(await response.json());
  if (answer.kind !== "claimed") throw new Error(`${couponId} cannot be claimed: ${answer.reason}`);
  return answer;
}
