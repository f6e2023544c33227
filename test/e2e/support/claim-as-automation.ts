import type { Page } from "@playwright/test";
import { newApiKeyResponse } from "../../../src/contract/messages/members";
import { type ClaimRequest, claimResponse } from "../../../src/contract/messages/claims";
import { said } from "./said";

/**
 * Claims a coupon for a contact as a messaging automation does, with a key that the owner makes for it.
 * @param page where the owner is signed in
 * @returns the contact's id
 */
export async function claimAsAutomation(page: Page, couponId: string, contact: ClaimRequest["contact"]): Promise<string> {
  const { key } = newApiKeyResponse.parse(await said(page, "makeApiKey", { name: "Automation", scopes: ["claims:write"] }));
  const wish: ClaimRequest = { couponId, contact, idempotencyKey: crypto.randomUUID() };
  const response = await fetch(new URL("/api/claims", page.url()), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify(wish),
  });
  const answer = claimResponse.parse(await response.json());
  if (answer.kind !== "claimed") throw new Error(`${couponId} cannot be claimed: ${answer.reason}`);
  return answer.contactId;
}
