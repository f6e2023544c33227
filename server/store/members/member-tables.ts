import type { ActorKind, AuditAct } from "../../../src/contract/messages/audit";
import type { MemberRole } from "../../../src/domain/member/role";

/** An instant as better-auth writes it: ISO 8601 text, or timestamptz. */
type LoginInstant = string | Date;

/** Tables of who may do what. Those of logins have better-auth's columns, and their users are members by id. */
export type MemberTables = {
  /** `email`: null once removed. `name` as JSON. */
  members: {
    workspace: number;
    id: string;
    email: string | null;
    name: string;
    role: MemberRole;
    created_ms: number;
    removed_ms: number | null;
  };
  /** Links that work once, by the digest of their token. `role`: an invitation's; `member_id`: a reset's. `note` as JSON. */
  member_links: {
    workspace: number;
    id: string;
    kind: "invitation" | "reset";
    token_hash: Uint8Array;
    role: MemberRole | null;
    note: string;
    member_id: string | null;
    made_by: string;
    /** The member who made it; empty where the server did. */
    made_by_id: string;
    created_ms: number;
    expires_ms: number;
    /** When it was used, or taken back. */
    used_ms: number | null;
  };
  /** Append-only by its triggers. `actor_name`, `user_agent`, `before` and `after` as JSON. */
  audit_log: {
    workspace: number;
    id: string;
    at_ms: number;
    act: AuditAct;
    actor_kind: ActorKind;
    actor_id: string;
    actor_name: string;
    address: string;
    user_agent: string;
    subject: string;
    before: string | null;
    after: string | null;
  };
  /** `email`: an address that stands for the member's id; people's own are in `members`. */
  login_users: {
    id: string;
    name: string;
    email: string;
    emailVerified: unknown;
    image: string | null;
    createdAt: LoginInstant;
    updatedAt: LoginInstant;
  };
  login_sessions: {
    id: string;
    expiresAt: LoginInstant;
    token: string;
    createdAt: LoginInstant;
    updatedAt: LoginInstant;
    ipAddress: string | null;
    userAgent: string | null;
    userId: string;
  };
  login_accounts: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: LoginInstant;
    updatedAt: LoginInstant;
  };
  login_challenges: { id: string; identifier: string; value: string; expiresAt: LoginInstant };
  login_passkeys: {
    id: string;
    name: string | null;
    userId: string;
    credentialID: string;
    backedUp: unknown;
    createdAt: LoginInstant | null;
  };
  /** Wrong tries by a digest of whose or from where. */
  login_tries: { who: Uint8Array; wrong: number; last_ms: number };
  login_secrets: { name: string; secret: string };
};
