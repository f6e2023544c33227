import type { ClaimAtDesk, ClaimsQuery, ClaimsResponse } from "../../../src/contract/messages/claims";
import type { ContactAtDesk, ContactsQuery, ContactsResponse } from "../../../src/contract/messages/contacts";
import type { ClaimId } from "../../../src/domain/coupon/claim-id";
import type { Coupon } from "../../../src/domain/coupon/coupon";
import type { ClaimRefusal } from "../../../src/domain/coupon/decide-claim";
import type { Result } from "../../../src/domain/result";
import type { Deed } from "../members/member-store";

/** Contacts and what they were handed out, as automations and those who run the shop see them. */
export type ContactStore = {
  /** A wish that has come before, under the same key of the same API key, is answered as it was then (R75). */
  claimOnce(workspace: number, wish: Wish, nowMs: number): Promise<Result<WishAnswer, "unknown-coupon" | "idempotency-key-used">>;
  claims(workspace: number, wanted: ClaimsQuery): Promise<ClaimsResponse>;
  /** Null where the workspace has no such claim. */
  claimAtDesk(workspace: number, claimId: string): Promise<ClaimAtDesk | null>;
  contacts(workspace: number, wanted: ContactsQuery): Promise<ContactsResponse>;
  /** Null where the workspace has no such contact. */
  contactAtDesk(workspace: number, contactId: string): Promise<ContactAtDesk | null>;
  /** False where the workspace has no such contact; one that was erased stays so, since then (R77). */
  eraseContact(workspace: number, contactId: string, deed: Deed): Promise<boolean>;
};

/**
 * A wish for a coupon. `contact.id` is for one that the workspace does not know yet, by channel and external id;
 * `channel` is a name of the program's.
 */
export type NewClaim = {
  readonly claimId: ClaimId;
  readonly couponId: string;
  readonly contact: { readonly id: string; readonly channel: string; readonly externalId: string; readonly name?: string; readonly locale?: string };
};

/** `keyId`: the API key's. */
export type Wish = { readonly keyId: string; readonly idempotencyKey: string; readonly claim: NewClaim };

/** `token`: what stands in the link. */
export type WishAnswer =
  | { readonly kind: "claimed"; readonly claimId: string; readonly contactId: string; readonly token: string; readonly tag: string | null }
  | { readonly kind: "refused"; readonly reason: ClaimRefusal; readonly wording: string | null };

/** `coupon`: it has words of its own for each reason. */
export type NotClaimed = { readonly kind: "unknown-coupon" } | { readonly kind: "refused"; readonly reason: ClaimRefusal; readonly coupon: Coupon };
