import type { ExpressionBuilder } from "kysely";
import type { InvitationMessage } from "../../../src/contract/messages/members";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { Database } from "../schema";
import { inTransaction, locked, type Sql, type Tx } from "../sql";
import { record } from "./audit-log";
import { endAllSessions, setPasswordHash } from "./logins";
import { addMember, memberOf } from "./members";
import type { AcceptProblem, Deed, LinkOnRecord, MemberOnRecord, NewLink, NewMember } from "./member-store";
import type { MemberTables } from "./member-tables";

type LinkRow = MemberTables["member_links"];

export async function addLink(sql: Sql, link: NewLink, deed: Deed): Promise<void> {
  const { workspace, id, expiresMs } = link;
  await inTransaction(sql, async (tx) => {
    await tx
      .insertInto("member_links")
      .values({
        workspace,
        id,
        kind: link.for.kind,
        token_hash: link.tokenHash,
        role: link.for.kind === "invitation" ? link.for.role : null,
        note: JSON.stringify(link.for.kind === "invitation" ? link.for.note : ""),
        member_id: link.for.kind === "reset" ? link.for.memberId : null,
        made_by: JSON.stringify(deed.by.name),
        made_by_id: deed.by.id,
        created_ms: deed.atMs,
        expires_ms: expiresMs,
        used_ms: null,
      })
      .execute();
    const entry =
      link.for.kind === "reset"
        ? ({ act: "reset-link-made", subject: link.for.memberId, before: null, after: null } as const)
        : ({ act: "invitation-made", subject: id, before: null, after: { role: link.for.role, note: link.for.note } } as const);
    await record(tx, workspace, entry, deed);
  });
}

export async function invitationsOf(sql: Pick<Sql, "db">, workspace: number, nowMs: number): Promise<readonly InvitationMessage[]> {
  const rows = await sql.db
    .selectFrom("member_links")
    .selectAll()
    .where("workspace", "=", workspace)
    .where("kind", "=", "invitation")
    .where("used_ms", "is", null)
    .where("expires_ms", ">", nowMs)
    .where(madeByOwner)
    .orderBy("created_ms", "desc")
    .execute();
  return rows.map(invitationOf);
}

export async function revokeInvitation(sql: Sql, workspace: number, id: string, deed: Deed): Promise<InvitationMessage | null> {
  return await inTransaction(sql, async (tx) => {
    const [row] = await tx
      .updateTable("member_links")
      .set({ used_ms: deed.atMs })
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .where("kind", "=", "invitation")
      .where("used_ms", "is", null)
      .where("expires_ms", ">", deed.atMs)
      .returningAll()
      .execute();
    if (row === undefined) return null;
    await record(tx, workspace, { act: "invitation-revoked", subject: id, before: { role: row.role }, after: null }, deed);
    return invitationOf(row);
  });
}

export async function linkByToken(
  sql: Pick<Sql, "db">,
  kind: LinkRow["kind"],
  tokenHash: Uint8Array,
  nowMs: number,
): Promise<LinkOnRecord | null> {
  const row = await sql.db
    .selectFrom("member_links")
    .innerJoin("workspaces", "workspaces.number", "member_links.workspace")
    .select(["member_links.workspace", "workspaces.name as shop", "role", "member_id", "expires_ms"])
    .where("token_hash", "=", tokenHash)
    .where("kind", "=", kind)
    .where("used_ms", "is", null)
    .where("expires_ms", ">", nowMs)
    .where(madeByOwner)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { workspace: row.workspace, shop: row.shop, role: row.role, memberId: row.member_id, expiresMs: row.expires_ms };
}

export async function acceptInvitation(
  sql: Sql,
  tokenHash: Uint8Array,
  member: NewMember,
  deed: Deed,
): Promise<Result<MemberOnRecord, AcceptProblem>> {
  return await inTransaction(sql, async (tx) => {
    const link = await openLink(sql, tx, "invitation", tokenHash, deed.atMs);
    if (link === null || link.role === null) return fail("link-not-usable" as const);
    const joined = await addMember(tx, link.workspace, member, link.role, deed);
    // The link stays good for another address.
    if (joined === null) return fail("address-taken" as const);
    await markUsed(tx, link, deed.atMs);
    return ok(joined);
  });
}

export async function resetPassword(
  sql: Sql,
  tokenHash: Uint8Array,
  passwordHash: string,
  deed: Deed,
): Promise<Result<MemberOnRecord, "link-not-usable">> {
  return await inTransaction(sql, async (tx) => {
    const link = await openLink(sql, tx, "reset", tokenHash, deed.atMs);
    const row = await tx
      .selectFrom("members")
      .selectAll()
      .where("workspace", "=", link?.workspace ?? 0)
      .where("id", "=", link?.member_id ?? "")
      .where("removed_ms", "is", null)
      .executeTakeFirst();
    if (link === null || row === undefined) return fail("link-not-usable" as const);
    await endResetLinks(tx, link.workspace, row.id, deed.atMs);
    await setPasswordHash(tx, row.id, passwordHash, deed.atMs);
    await endAllSessions(tx, row.id);
    await record(tx, link.workspace, { act: "password-reset", subject: row.id, before: null, after: null }, deed);
    return ok(memberOf(row));
  });
}

export async function notePasswordChanged(sql: Sql, { workspace, id }: Pick<MemberOnRecord, "workspace" | "id">, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await endResetLinks(tx, workspace, id, deed.atMs);
    await record(tx, workspace, { act: "password-changed", subject: id, before: null, after: null }, deed);
  });
}

/** The link, held against whoever else would use it; null where it is used, over, or none. */
async function openLink(sql: Sql, tx: Tx, kind: LinkRow["kind"], tokenHash: Uint8Array, nowMs: number): Promise<LinkRow | null> {
  const links = tx.selectFrom("member_links").selectAll().where("token_hash", "=", tokenHash).where("kind", "=", kind).where(madeByOwner);
  const row = await locked(sql, links).executeTakeFirst();
  return row === undefined || row.used_ms !== null || row.expires_ms <= nowMs ? null : row;
}

/** Who is an owner no more could have kept a link to come back by, as whom they like. */
function madeByOwner(row: ExpressionBuilder<Database, "member_links">) {
  const maker = row
    .selectFrom("members as maker")
    .select("maker.id")
    .whereRef("maker.workspace", "=", "member_links.workspace")
    .whereRef("maker.id", "=", "member_links.made_by_id")
    .where("maker.removed_ms", "is", null)
    .where("maker.role", "=", "owner");
  return row.or([row("member_links.made_by_id", "=", ""), row.exists(maker)]);
}

async function markUsed(tx: Tx, { workspace, id }: LinkRow, nowMs: number): Promise<void> {
  await tx.updateTable("member_links").set({ used_ms: nowMs }).where("workspace", "=", workspace).where("id", "=", id).execute();
}

/** A new password ends all links to one. */
async function endResetLinks(tx: Tx, workspace: number, memberId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable("member_links")
    .set({ used_ms: nowMs })
    .where("workspace", "=", workspace)
    .where("member_id", "=", memberId)
    .where("used_ms", "is", null)
    .execute();
}

function invitationOf(row: LinkRow): InvitationMessage {
  return {
    id: row.id,
    role: row.role ?? "viewer",
    note: JSON.parse(row.note) as string,
    invitedBy: JSON.parse(row.made_by) as string,
    createdMs: row.created_ms,
    expiresMs: row.expires_ms,
  };
}
