import type { AuditAct, AuditTopic } from "../../../contract/messages/audit";

/**
 * What was done, to follow who did it. `to`: what it was done to, where its name is not known; the name follows otherwise. "its id":
 * people know it by that. Without `to` it is about whoever did it, or about nothing that has a name.
 */
export type ActWords = { readonly did: string; readonly to?: "its id" | "a member" | "somebody" | "a store" | "a till" | "" };

export const ACT_WORDS: Record<AuditAct, ActWords> = {
  "workspace-created": { did: "made the shop" },
  "signed-in": { did: "signed in" },
  "sign-in-refused": { did: "could not sign in: the password was not theirs" },
  "signed-out": { did: "signed out" },
  "session-ended": { did: "was signed out elsewhere" },
  "password-changed": { did: "changed their password" },
  "password-reset": { did: "set a new password by a link" },
  "reset-link-made": { did: "made a password link for", to: "a member" },
  "passkey-added": { did: "made a passkey" },
  "passkey-removed": { did: "removed a passkey" },
  "member-joined": { did: "became a member" },
  "member-renamed": { did: "changed their name" },
  "member-role-changed": { did: "changed the role of", to: "a member" },
  "member-removed": { did: "removed", to: "a member" },
  "invitation-made": { did: "invited somebody" },
  "invitation-revoked": { did: "took an invitation back" },
  "store-added": { did: "added the store", to: "" },
  "store-changed": { did: "changed the store", to: "" },
  "store-pin-changed": { did: "changed the PIN of", to: "a store" },
  "staff-added": { did: "added to the tills", to: "somebody" },
  "staff-changed": { did: "changed at the tills", to: "somebody" },
  "staff-pin-changed": { did: "gave a new PIN to", to: "somebody" },
  "staff-removed": { did: "took off the tills", to: "somebody" },
  "enrolment-code-made": { did: "made a code for a till of", to: "a store" },
  "till-renamed": { did: "renamed the till", to: "" },
  "till-revoked": { did: "took out of use", to: "a till" },
  "lease-written-off": { did: "wrote off a till’s share of a coupon" },
  "conflict-resolved": { did: "decided a conflict" },
  "api-key-made": { did: "made an API key" },
  "api-key-revoked": { did: "ended an API key" },
  "coupon-created": { did: "created the coupon", to: "its id" },
  "coupon-changed": { did: "changed the coupon", to: "its id" },
  "codes-added": { did: "added codes to the coupon", to: "its id" },
  "coupon-revoked": { did: "revoked the coupon", to: "its id" },
  "image-added": { did: "added a picture" },
  "settings-changed": { did: "changed the settings" },
  "contact-erased": { did: "erased who a contact was" },
  "shop-changed": { did: "changed the name or time zone of the shop" },
  "webhook-added": { did: "added a webhook" },
  "webhook-changed": { did: "changed a webhook" },
  "webhook-removed": { did: "removed a webhook" },
  "webhook-secret-renewed": { did: "made a new secret for a webhook" },
  "redemption-reversed": { did: "undid a redemption" },
  "coupons-exported": { did: "saved the list of coupons as a file" },
  "codes-exported": { did: "saved as a file the codes of the coupon", to: "its id" },
  "redemptions-exported": { did: "saved redemptions as a file" },
};

/** What the log can be narrowed to. */
export const TOPIC_WORDS: Record<AuditTopic, string> = {
  coupons: "Coupons and codes",
  redemptions: "Redemptions and conflicts",
  tills: "Tills and who works at them",
  shop: "Shop, stores and settings",
  members: "Members and invitations",
  "sign-ins": "Signing in",
  systems: "API keys and webhooks",
  records: "Contacts and files",
};

/** Acts of members about themselves: their name stands first, whoever the log says did it. */
export const ABOUT_ONESELF: ReadonlySet<AuditAct> = new Set<AuditAct>([
  "signed-in", "sign-in-refused", "signed-out", "session-ended", "password-changed", "password-reset", "passkey-added", "passkey-removed",
  "member-joined", "member-renamed",
]);
