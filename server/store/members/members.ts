import type { MemberMessage } from "../../../src/contract/messages/members";
import type { Email } from "../../../src/domain/member/email";
import { keepsAnOwner } from "../../../src/domain/member/keep-an-owner";
import type { MemberRole } from "../../../src/domain/member/role";
import { fail, ok } from "../../../src/domain/result";
import { inTransaction, lockName, type Sql, type Tx } from "../sql";
import { record } from "./audit-log";
import { addLogin, msOf, removeLogin } from "./logins";
import type { Deed, LoginOnRecord, MemberChange, MemberOnRecord, NewMember } from "./member-store";

export async function membersOf(sql: Pick<Sql, "db">, workspace: number): Promise<readonly MemberMessage[]> {
  const rows = await sql.db
    .selectFrom("members")
    .select((row) => [
      "id", "email", "name", "role", "created_ms",
      row.selectFrom("login_sessions").select((session) => session.fn.max("updatedAt").as("seen")).whereRef("userId", "=", "members.id").as("seen"),
    ])
    .where("workspace", "=", workspace)
    .where("removed_ms", "is", null)
    .orderBy("created_ms")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: JSON.parse(row.name) as string,
    email: row.email ?? "",
    role: row.role,
    joinedMs: row.created_ms,
    seenMs: row.seen === null ? null : msOf(row.seen),
  }));
}

export async function memberById(sql: Pick<Sql, "db">, id: string): Promise<MemberOnRecord | null> {
  const row = await sql.db.selectFrom("members").selectAll().where("id", "=", id).where("removed_ms", "is", null).executeTakeFirst();
  return row === undefined ? null : memberOf(row);
}

export async function loginsByEmail(sql: Pick<Sql, "db">, email: Email): Promise<readonly LoginOnRecord[]> {
  const rows = await sql.db
    .selectFrom("members")
    .innerJoin("login_accounts", "login_accounts.userId", "members.id")
    .innerJoin("workspaces", "workspaces.number", "members.workspace")
    .select(["members.workspace", "members.id", "members.email", "members.name", "members.role", "login_accounts.password"])
    .select(["workspaces.name as shop", "workspaces.zone", "workspaces.demo", "workspaces.plan"])
    .where("members.email", "=", email)
    .where("members.removed_ms", "is", null)
    .orderBy("members.workspace")
    .execute();
  return rows.map(({ password, shop, zone, demo, plan, ...row }) => ({
    ...memberOf(row),
    passwordHash: password ?? "",
    shop: { number: row.workspace, name: shop, zone, demo: demo === 1, plan },
  }));
}

/** `deed`: who let them in. Null, and nothing written: a member of the workspace has the address, or took it just now. */
export async function addMember(tx: Tx, workspace: number, member: NewMember, role: MemberRole, deed: Deed): Promise<MemberOnRecord | null> {
  const { id, name, email } = member;
  const added = await tx
    .insertInto("members")
    .values({ workspace, id, email, name: JSON.stringify(name), role, created_ms: deed.atMs, removed_ms: null })
    .onConflict((row) => row.columns(["email", "workspace"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) return null;
  await addLogin(tx, member, deed.atMs);
  await record(tx, workspace, { act: "member-joined", subject: id, before: null, after: { name, role } }, deed);
  return { workspace, id, name, email, role };
}

export async function renameMember(sql: Sql, workspace: number, id: string, name: string, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const member = (await membersForWriting(sql, tx, workspace)).find((one) => one.id === id);
    if (member === undefined || member.name === name) return;
    await tx.updateTable("members").set({ name: JSON.stringify(name) }).where("workspace", "=", workspace).where("id", "=", id).execute();
    await record(tx, workspace, { act: "member-renamed", subject: id, before: { name: member.name }, after: { name } }, deed);
  });
}

export async function changeRole(sql: Sql, workspace: number, id: string, role: MemberRole, deed: Deed): Promise<MemberChange> {
  return await inTransaction(sql, async (tx) => {
    const members = await membersForWriting(sql, tx, workspace);
    const member = members.find((one) => one.id === id);
    if (member === undefined) return fail("not-found" as const);
    if (member.role === role) return ok(member);
    if (!keepsAnOwner(members, id, role)) return fail("last-owner" as const);
    await tx.updateTable("members").set({ role }).where("workspace", "=", workspace).where("id", "=", id).execute();
    await record(tx, workspace, { act: "member-role-changed", subject: id, before: { role: member.role }, after: { role } }, deed);
    return ok({ ...member, role });
  });
}

export async function removeMember(sql: Sql, workspace: number, id: string, deed: Deed): Promise<MemberChange> {
  return await inTransaction(sql, async (tx) => {
    const members = await membersForWriting(sql, tx, workspace);
    const member = members.find((one) => one.id === id);
    if (member === undefined) return fail("not-found" as const);
    if (!keepsAnOwner(members, id, null)) return fail("last-owner" as const);
    await removeLogin(tx, id);
    await tx
      .updateTable("members")
      .set({ email: null, removed_ms: deed.atMs })
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .execute();
    await tx
      .updateTable("member_links")
      .set({ used_ms: deed.atMs })
      .where("workspace", "=", workspace)
      .where("member_id", "=", id)
      .where("used_ms", "is", null)
      .execute();
    await record(tx, workspace, { act: "member-removed", subject: id, before: { name: member.name, role: member.role }, after: null }, deed);
    return ok(member);
  });
}

/** Of two owners who remove each other at the same moment, one stays. */
async function membersForWriting(sql: Sql, tx: Tx, workspace: number): Promise<readonly MemberOnRecord[]> {
  await lockName(sql, tx, workspace, "members", "alone");
  const rows = await tx.selectFrom("members").selectAll().where("workspace", "=", workspace).where("removed_ms", "is", null).execute();
  return rows.map(memberOf);
}

type Row = { readonly workspace: number; readonly id: string; readonly email: string | null; readonly name: string; readonly role: MemberRole };

export function memberOf({ workspace, id, email, name, role }: Row): MemberOnRecord {
  return { workspace, id, name: JSON.parse(name) as string, email: email ?? "", role };
}
