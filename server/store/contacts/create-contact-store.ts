import type { Sql } from "../sql";
import { claimOnce } from "./claim-once";
import { claimAtDesk, claimsAtDesk } from "./claims-at-desk";
import type { ContactStore } from "./contact-store";
import { contactAtDesk, contactsAtDesk } from "./contacts-at-desk";
import { eraseContact } from "./erase-contact";
import { createInTurn } from "./in-turn";

/** The part of the store that is about contacts and what they were handed out. */
export function createContactStore(sql: Sql): ContactStore {
  // They would wait for each other in the database, each with a connection that a till's redemption could have.
  const inTurn = createInTurn();
  return {
    claimOnce: (workspace, wish, nowMs) => inTurn(`${workspace} ${wish.claim.couponId}`, () => claimOnce(sql, workspace, wish, nowMs)),
    claims: (workspace, wanted) => claimsAtDesk(sql, workspace, wanted),
    claimAtDesk: (workspace, claimId) => claimAtDesk(sql, workspace, claimId),
    contacts: (workspace, wanted) => contactsAtDesk(sql, workspace, wanted),
    contactAtDesk: (workspace, contactId) => contactAtDesk(sql, workspace, contactId),
    eraseContact: (workspace, contactId, deed) => eraseContact(sql, workspace, contactId, deed),
  };
}
