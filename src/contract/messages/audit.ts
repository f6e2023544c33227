import * as z from "zod/mini";
import { instantMs, uuid } from "./scalars";

/** What the log tells of, by what it is about; redemptions have a history of their own. */
export const AUDIT_TOPICS = {
  coupons: ["coupon-created", "coupon-changed", "coupon-revoked", "codes-added", "image-added"],
  redemptions: ["redemption-reversed", "conflict-resolved", "lease-written-off"],
  tills: ["enrolment-code-made", "till-renamed", "till-revoked", "staff-added", "staff-changed", "staff-pin-changed", "staff-removed"],
  shop: ["workspace-created", "shop-changed", "settings-changed", "store-added", "store-changed", "store-pin-changed"],
  members: ["invitation-made", "invitation-revoked", "member-joined", "member-renamed", "member-role-changed", "member-removed", "reset-link-made"],
  "sign-ins": ["signed-in", "sign-in-refused", "signed-out", "session-ended", "password-changed", "password-reset", "passkey-added", "passkey-removed"],
  systems: ["api-key-made", "api-key-revoked", "webhook-added", "webhook-changed", "webhook-removed", "webhook-secret-renewed"],
  records: ["contact-erased", "coupons-exported", "codes-exported", "redemptions-exported"],
} as const;

export type AuditTopic = keyof typeof AUDIT_TOPICS;

export const auditTopics = Object.keys(AUDIT_TOPICS) as readonly AuditTopic[];

const AUDIT_ACTS = Object.values(AUDIT_TOPICS).flat();

/** `key`: an API key. `system`: the server itself, or whoever sits at its terminal. */
export const ACTOR_KINDS = ["member", "key", "till", "system"] as const;

/**
 * A change, with who made it and from where. `subject`: the id of what was changed. `before` and `after`: what was
 * different, by field; never a secret, and of contacts nothing but their ids.
 */
export const auditEntry = z.object({
  id: uuid,
  atMs: instantMs,
  act: z.enum(AUDIT_ACTS),
  by: z.object({ kind: z.enum(ACTOR_KINDS), id: z.string(), name: z.string() }),
  address: z.string(),
  userAgent: z.string(),
  subject: z.string(),
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
});

export const auditQuery = z.object({
  /** The id that the page before ended with. */
  after: z.optional(uuid),
  /** What the entries are about; everything where it is left out. */
  topic: z.optional(z.enum(auditTopics)),
  /** The id of who did it, or of whom it was done to. */
  who: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
});

/** The newest first. */
export const auditResponse = z.object({ entries: z.array(auditEntry), more: z.boolean() });

export type AuditAct = (typeof AUDIT_ACTS)[number];
export type ActorKind = (typeof ACTOR_KINDS)[number];
export type AuditEntry = z.infer<typeof auditEntry>;
