import type { Kysely } from "kysely";
import type { ActorKind, AuditAct, AuditEntry, AuditTopic } from "../../../src/contract/messages/audit";
import type { InvitationMessage, MemberMessage } from "../../../src/contract/messages/members";
import type { StaffAtDesk, StoreAtDesk } from "../../../src/contract/messages/shop";
import type { PasskeyMessage, SessionMessage } from "../../../src/contract/messages/sign-in";
import type { Plan } from "../../../src/domain/coupon/plan";
import type { Email } from "../../../src/domain/member/email";
import type { MemberRole } from "../../../src/domain/member/role";
import type { Tries } from "../../../src/domain/member/wait-after-tries";
import type { Result } from "../../../src/domain/result";

/**
 * What the server remembers of who may do what. Every change is written together with the log's entry of it; of another
 * workspace nothing is found.
 */
export type MemberStore = {
  members(workspace: number): Promise<readonly MemberMessage[]>;
  /** Null where there is none, or none any more. */
  memberById(id: string): Promise<MemberOnRecord | null>;
  /** Members of that address, one in a workspace at most, with what is kept of their passwords. */
  loginsByEmail(email: Email): Promise<readonly LoginOnRecord[]>;
  renameMember(workspace: number, id: string, name: string, deed: Deed): Promise<void>;
  changeRole(workspace: number, id: string, role: MemberRole, deed: Deed): Promise<MemberChange>;
  /** With every session, passkey and open link. */
  removeMember(workspace: number, id: string, deed: Deed): Promise<MemberChange>;

  addLink(link: NewLink, deed: Deed): Promise<void>;
  /** Those that can still be accepted, the newest first. */
  invitations(workspace: number, nowMs: number): Promise<readonly InvitationMessage[]>;
  /** Null where the workspace has none of that id that could still be accepted. */
  revokeInvitation(workspace: number, id: string, deed: Deed): Promise<InvitationMessage | null>;
  /** Null where it was used, has expired or was never made. */
  linkByToken(kind: "invitation" | "reset", tokenHash: Uint8Array, nowMs: number): Promise<LinkOnRecord | null>;
  /** Uses the invitation up; two at once make one member. */
  acceptInvitation(tokenHash: Uint8Array, member: NewMember, deed: Deed): Promise<Result<MemberOnRecord, AcceptProblem>>;
  /** Uses the link up and ends every session of its member. */
  resetPassword(tokenHash: Uint8Array, passwordHash: string, deed: Deed): Promise<Result<MemberOnRecord, "link-not-usable">>;
  /** To be called once a member has a new password of their own making: ends the links to another one. */
  notePasswordChanged(member: Pick<MemberOnRecord, "workspace" | "id">, deed: Deed): Promise<void>;

  sessions(memberId: string): Promise<readonly Omit<SessionMessage, "current">[]>;
  /** `which`: one of the member's own, or all others than that. */
  endSessions(member: Pick<MemberOnRecord, "workspace" | "id">, which: { only: string } | { allBut: string }, deed: Deed): Promise<void>;
  passkeys(memberId: string): Promise<readonly PasskeyMessage[]>;
  removePasskey(member: Pick<MemberOnRecord, "workspace" | "id">, id: string, deed: Deed): Promise<void>;

  storesAtDesk(workspace: number): Promise<readonly StoreAtDesk[]>;
  addStore(workspace: number, store: StoreTerms & { readonly id: string }, deed: Deed): Promise<void>;
  /** False where the workspace has no such store. */
  editStore(workspace: number, id: string, store: StoreTerms, deed: Deed): Promise<boolean>;
  setStorePin(workspace: number, id: string, pin: object | null, deed: Deed): Promise<boolean>;
  staffAtDesk(workspace: number): Promise<readonly StaffAtDesk[]>;
  addStaff(workspace: number, member: NewStaffMember, deed: Deed): Promise<void>;
  /** What is left out stays. False where the workspace has nobody of that id who works there. */
  editStaff(workspace: number, id: string, change: Partial<Omit<NewStaffMember, "id">>, deed: Deed): Promise<boolean>;
  removeStaff(workspace: number, id: string, deed: Deed): Promise<boolean>;
  renameTill(workspace: number, installationId: string, name: string, deed: Deed): Promise<boolean>;

  /** Only tells: what it tells of was done by another hand, or is no change. */
  record(workspace: number, entry: LogEntry, deed: Deed): Promise<void>;
  auditLog(workspace: number, page: AuditPage): Promise<{ readonly entries: readonly AuditEntry[]; readonly more: boolean }>;

  /**
   * Counts one wrong try for each of `who` before it is made, so that tries made at once count too; unless one of them has
   * to wait, in milliseconds: then nothing is counted.
   */
  countTry(who: readonly { readonly digest: Uint8Array; readonly free: number }[], nowMs: number): Promise<number>;
  /** `last`: the one that turned out right. */
  forgetTries(who: Uint8Array, howMany: "all" | "last"): Promise<void>;
  tries(who: Uint8Array): Promise<Tries | null>;
  /** A secret that all servers on this database share; `fresh` becomes it where there is none yet. */
  sharedSecret(name: string, fresh: string): Promise<string>;

  /** For better-auth, which reads and writes the tables of logins by itself. */
  readonly logins: LoginDatabase;
};

// Kysely's type of a database is its own program's; better-auth has another.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LoginDatabase = { readonly db: Kysely<any>; readonly type: "sqlite" | "postgres" };

/** A change by somebody, from somewhere: `id` is the log entry's. */
export type Deed = {
  readonly id: string;
  readonly atMs: number;
  readonly by: { readonly kind: ActorKind; readonly id: string; readonly name: string };
  readonly address: string;
  readonly userAgent: string;
};

export type Fields = { readonly [field: string]: unknown };

/** `before` and `after`: what was different; never a secret, and of contacts nothing but their ids. */
export type LogEntry = {
  readonly act: AuditAct;
  readonly subject: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
};

export type MemberOnRecord = {
  readonly workspace: number;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
};

export type LoginOnRecord = MemberOnRecord & { readonly passwordHash: string; readonly shop: Workspace };

/** `passwordHash`: as better-auth makes it. */
export type NewMember = {
  readonly id: string;
  readonly name: string;
  readonly email: Email;
  readonly passwordHash: string;
};

export type MemberChange = Result<MemberOnRecord, "not-found" | "last-owner">;

export type AcceptProblem = "link-not-usable" | "address-taken";

export type NewLink = {
  readonly workspace: number;
  readonly id: string;
  readonly tokenHash: Uint8Array;
  readonly expiresMs: number;
  readonly for: { readonly kind: "invitation"; readonly role: MemberRole; readonly note: string } | { readonly kind: "reset"; readonly memberId: string };
};

export type LinkOnRecord = {
  readonly workspace: number;
  readonly shop: string;
  readonly role: MemberRole | null;
  readonly memberId: string | null;
  readonly expiresMs: number;
};

export type StoreTerms = { readonly name: string; readonly timeZone: string };

export type Workspace = {
  readonly number: number;
  readonly name: string;
  readonly zone: string;
  readonly demo: boolean;
  readonly plan: Plan;
};

export type NewStaffMember = {
  readonly id: string;
  readonly name: string;
  readonly role: "cashier" | "supervisor";
  readonly pin: { readonly salt: Uint8Array; readonly iterations: number; readonly digest: Uint8Array };
};

/** `after`: the key that the page before ended with. */
export type DeskPage = { readonly after: string | null; readonly limit: number };

/** What is read of the log: all of it, or what is about something, or what one did or what was done to them. */
export type AuditPage = DeskPage & { readonly topic?: AuditTopic | null; readonly who?: string | null };
