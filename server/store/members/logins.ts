import { sql as raw } from "kysely";
import type { PasskeyMessage, SessionMessage } from "../../../src/contract/messages/sign-in";
import { inTransaction, type Sql, type Tx } from "../sql";
import { record } from "./audit-log";
import type { Deed, MemberOnRecord, NewMember } from "./member-store";

/** better-auth's name of a login by password. */
const BY_PASSWORD = "credential";

/** The address under which better-auth knows a member: it stands for the id, and no mail can go there. */
export function loginEmailOf(memberId: string): string {
  return `${memberId}@members.invalid`;
}

/** What better-auth needs to sign a member in; people's names and addresses stay in `members`. */
export async function addLogin(tx: Tx, member: Pick<NewMember, "id" | "passwordHash">, nowMs: number): Promise<void> {
  const at = new Date(nowMs).toISOString();
  const times = { createdAt: at, updatedAt: at };
  await tx
    .insertInto("login_users")
    .values({ id: member.id, name: member.id, email: loginEmailOf(member.id), emailVerified: raw`false`, image: null, ...times })
    .execute();
  await tx
    .insertInto("login_accounts")
    .values({ id: member.id, accountId: member.id, providerId: BY_PASSWORD, userId: member.id, password: member.passwordHash, ...times })
    .execute();
}

export async function setPasswordHash(tx: Tx, memberId: string, passwordHash: string, nowMs: number): Promise<void> {
  await tx
    .updateTable("login_accounts")
    .set({ password: passwordHash, updatedAt: new Date(nowMs).toISOString() })
    .where("userId", "=", memberId)
    .where("providerId", "=", BY_PASSWORD)
    .execute();
}

/** Sessions, passwords and passkeys go with it. */
export async function removeLogin(tx: Tx, memberId: string): Promise<void> {
  await tx.deleteFrom("login_users").where("id", "=", memberId).execute();
}

export async function endAllSessions(tx: Tx, memberId: string): Promise<void> {
  await tx.deleteFrom("login_sessions").where("userId", "=", memberId).execute();
}

export async function sessionsOf(sql: Pick<Sql, "db">, memberId: string): Promise<readonly Omit<SessionMessage, "current">[]> {
  const rows = await sql.db.selectFrom("login_sessions").selectAll().where("userId", "=", memberId).execute();
  return rows
    .map((row) => ({
      id: row.id,
      signedInMs: msOf(row.createdAt),
      seenMs: msOf(row.updatedAt),
      expiresMs: msOf(row.expiresAt),
      address: row.ipAddress ?? "",
      userAgent: row.userAgent ?? "",
    }))
    .toSorted((one, other) => other.signedInMs - one.signedInMs);
}

export async function endSessions(
  sql: Sql,
  member: Pick<MemberOnRecord, "workspace" | "id">,
  which: { readonly only: string } | { readonly allBut: string },
  deed: Deed,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const own = tx.deleteFrom("login_sessions").where("userId", "=", member.id).returning("id");
    const ended = await ("only" in which ? own.where("id", "=", which.only) : own.where("id", "<>", which.allBut)).execute();
    if (ended.length === 0) return;
    await record(tx, member.workspace, { act: "session-ended", subject: member.id, before: null, after: { sessions: ended.length } }, deed);
  });
}

export async function passkeysOf(sql: Pick<Sql, "db">, memberId: string): Promise<readonly PasskeyMessage[]> {
  const rows = await sql.db
    .selectFrom("login_passkeys")
    .select(["id", "name", "backedUp", "createdAt"])
    .where("userId", "=", memberId)
    .orderBy("createdAt")
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name ?? "", createdMs: row.createdAt === null ? 0 : msOf(row.createdAt), syncs: Boolean(row.backedUp) }));
}

export async function removePasskey(sql: Sql, member: Pick<MemberOnRecord, "workspace" | "id">, id: string, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const [removed] = await tx.deleteFrom("login_passkeys").where("userId", "=", member.id).where("id", "=", id).returning("name").execute();
    if (removed === undefined) return;
    await record(tx, member.workspace, { act: "passkey-removed", subject: member.id, before: { passkey: removed.name }, after: null }, deed);
  });
}

/** Expired sessions and challenges, and wrong tries that count no more. */
export async function tidyLogins(sql: Pick<Sql, "db">, nowMs: number, triesUntilMs: number): Promise<void> {
  const now = new Date(nowMs).toISOString();
  await sql.db.deleteFrom("login_sessions").where("expiresAt", "<", now).execute();
  await sql.db.deleteFrom("login_challenges").where("expiresAt", "<", now).execute();
  await sql.db.deleteFrom("login_tries").where("last_ms", "<", triesUntilMs).execute();
}

export function msOf(instant: string | Date): number {
  return new Date(instant).getTime();
}
