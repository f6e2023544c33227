import type { Page } from "@playwright/test";
import { newApiKeyResponse } from "../../../src/contract/messages/members";
import { type ClaimRequest, claimResponse } from "../../../src/contract/messages/claims";

/**
 * Claims a coupon for a contact as a messaging automation does, with a key that the owner makes for it.
 * @param page where the owner is signed in
 * @returns the contact's id
 */
export async function claimAsAutomation(page: Page, couponId: string, contact: ClaimRequest["contact"]): Promise<string> {
  const made = await asked(page, "/api/api-keys", { name: "Automation", scopes: ["claims:write"] });
  const { key } = newApiKeyResponse.parse(made);
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

/** As the page's own script asks: with its session. */
async function asked(page: Page, path: string, body: object): Promise<unknown> {
  return await page.evaluate(
    async ([at, sent]) => (await fetch(at, { method: "POST", headers: { "Content-Type": "application/json" }, body: sent })).json() as Promise<unknown>,
    [path, JSON.stringify(body)] as const,
  );
}
