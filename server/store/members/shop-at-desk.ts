import type { StaffAtDesk, StoreAtDesk } from "../../../src/contract/messages/shop";
import { appendToFeed } from "../feed";
import { base64urlOf } from "../snapshot-key";
import { type FeedTx, inTransaction, locked, type Sql } from "../sql";
import type { NewStaffMember } from "../store";
import { difference, record } from "./audit-log";
import type { Deed, StoreTerms } from "./member-store";

export async function storesAtDesk(sql: Pick<Sql, "db">, workspace: number): Promise<readonly StoreAtDesk[]> {
  const rows = await sql.db.selectFrom("stores").selectAll().where("workspace", "=", workspace).orderBy("name").orderBy("id").execute();
  return rows.map(({ id, name, zone, pin }) => ({ id, name, timeZone: zone, hasPin: pin !== null }));
}

export async function addStore(sql: Sql, workspace: number, { id, name, timeZone }: StoreTerms & { readonly id: string }, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await tx.insertInto("stores").values({ workspace, id, name, zone: timeZone }).execute();
    await record(tx, workspace, { act: "store-added", subject: id, before: null, after: { name, timeZone } }, deed);
    await appendToFeed(tx, workspace, [{ kind: "store", store: { id, name, timeZone } }]);
  });
}

export async function editStore(sql: Sql, workspace: number, id: string, terms: StoreTerms, deed: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const row = await storeForWriting(sql, tx, workspace, id);
    if (row === undefined) return false;
    const { name, timeZone } = terms;
    const changed = difference({ name: row.name, timeZone: row.zone }, { name, timeZone });
    if (changed === null) return true;
    await tx.updateTable("stores").set({ name, zone: timeZone }).where("workspace", "=", workspace).where("id", "=", id).execute();
    await record(tx, workspace, { act: "store-changed", subject: id, ...changed }, deed);
    await appendToFeed(tx, workspace, [{ kind: "store", store: { id, name, timeZone } }]);
    return true;
  });
}

/** `pin`: what is kept of it; no till is told. */
export async function setStorePin(sql: Sql, workspace: number, id: string, pin: object | null, deed: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const row = await storeForWriting(sql, tx, workspace, id);
    if (row === undefined) return false;
    await tx
      .updateTable("stores")
      .set({ pin: pin === null ? null : JSON.stringify(pin) })
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .execute();
    const entry = { act: "store-pin-changed", subject: id, before: { hasPin: row.pin !== null }, after: { hasPin: pin !== null } } as const;
    await record(tx, workspace, entry, deed);
    return true;
  });
}

export async function staffAtDesk(sql: Pick<Sql, "db">, workspace: number): Promise<readonly StaffAtDesk[]> {
  const rows = await sql.db
    .selectFrom("staff")
    .select(["id", "name", "role", "removed_ms as removedMs"])
    .where("workspace", "=", workspace)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows;
}

export async function addStaff(sql: Sql, workspace: number, member: NewStaffMember, deed: Deed): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await tx.insertInto("staff").values({ workspace, id: member.id, removed_ms: null, ...columnsOf(member) }).execute();
    const { name, role } = member;
    await record(tx, workspace, { act: "staff-added", subject: member.id, before: null, after: { name, role } }, deed);
    await appendStaff(tx, workspace, member);
  });
}

export async function editStaff(
  sql: Sql,
  workspace: number,
  id: string,
  change: Partial<Omit<NewStaffMember, "id">>,
  deed: Deed,
): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const row = await staffForWriting(sql, tx, workspace, id);
    if (row === undefined) return false;
    const was: NewStaffMember = {
      id,
      name: row.name,
      role: row.role,
      pin: { salt: row.pin_salt, iterations: row.pin_iterations, digest: row.pin_digest },
    };
    const now = { ...was, ...change };
    const changed = difference({ name: was.name, role: was.role }, { name: now.name, role: now.role });
    if (changed === null && change.pin === undefined) return true;
    await tx.updateTable("staff").set(columnsOf(now)).where("workspace", "=", workspace).where("id", "=", id).execute();
    const entry = changed === null ? ({ act: "staff-pin-changed", before: null, after: null } as const) : ({ act: "staff-changed", ...changed } as const);
    await record(tx, workspace, { ...entry, subject: id }, deed);
    await appendStaff(tx, workspace, now);
    return true;
  });
}

export async function removeStaff(sql: Sql, workspace: number, id: string, deed: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const row = await staffForWriting(sql, tx, workspace, id);
    if (row === undefined) return false;
    await tx.updateTable("staff").set({ removed_ms: deed.atMs }).where("workspace", "=", workspace).where("id", "=", id).execute();
    await record(tx, workspace, { act: "staff-removed", subject: id, before: { name: row.name, role: row.role }, after: null }, deed);
    await appendToFeed(tx, workspace, [{ kind: "staff-removed", staffId: id }]);
    return true;
  });
}

function columnsOf({ name, role, pin }: Omit<NewStaffMember, "id">) {
  return { name, role, pin_salt: pin.salt, pin_iterations: pin.iterations, pin_digest: pin.digest };
}

async function appendStaff(tx: FeedTx, workspace: number, { id, name, role, pin }: NewStaffMember): Promise<void> {
  const digest = { salt: base64urlOf(pin.salt), iterations: pin.iterations, digest: base64urlOf(pin.digest) };
  await appendToFeed(tx, workspace, [{ kind: "staff", staff: { id, name, role, pin: digest } }]);
}

async function storeForWriting(sql: Sql, tx: FeedTx, workspace: number, id: string) {
  return await locked(sql, tx.selectFrom("stores").selectAll().where("workspace", "=", workspace).where("id", "=", id)).executeTakeFirst();
}

/** Somebody who was removed stays so. */
async function staffForWriting(sql: Sql, tx: FeedTx, workspace: number, id: string) {
  const named = tx.selectFrom("staff").selectAll().where("workspace", "=", workspace).where("id", "=", id).where("removed_ms", "is", null);
  return await locked(sql, named).executeTakeFirst();
}
