import { CLAIMS, MANAGES, READS, READS_CLAIMS } from "./access";
import { claimAtDesk, claimRequest, claimResponse, claimsQuery, claimsResponse } from "./messages/claims";
import { contactAtDesk, contactsQuery, contactsResponse } from "./messages/contacts";
import type { Route } from "./route";

/** Coupons handed out to contacts by automations. */
export const CLAIM_ROUTES = {
  claim: {
    method: "POST", path: "/api/claims", access: CLAIMS,
    summary: "Claim a coupon for a contact: the answer has the link to send, or the wording to say. Safe to repeat under the same `idempotencyKey`.",
    body: claimRequest, response: claimResponse, maxBodyBytes: 8_192,
  },
  claims: {
    method: "GET", path: "/api/claims", access: READS_CLAIMS,
    summary: "A page of claims, of one coupon or one contact if so asked, and what became of each.",
    query: claimsQuery, response: claimsResponse,
  },
  claimAtDesk: { method: "GET", path: "/api/claims/{claimId}", access: READS_CLAIMS, summary: "One claim, and what became of it.", response: claimAtDesk },
  contacts: { method: "GET", path: "/api/contacts", access: READS, summary: "A page of the shop's contacts, with their tags.", query: contactsQuery, response: contactsResponse },
  contact: { method: "GET", path: "/api/contacts/{contactId}", access: READS, summary: "All that is held of a contact, to be shown or handed to them.", response: contactAtDesk },
  eraseContact: {
    method: "POST", path: "/api/contacts/{contactId}/erasure", access: MANAGES,
    summary: "Erase who a contact is, for good: name, external id, language and tags. What they claimed and redeemed goes on counting.",
    response: contactAtDesk,
  },
} as const satisfies Record<string, Route>;
