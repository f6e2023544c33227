import type { StoreMessage } from "../../src/contract/messages/snapshot";
import { addClaimKey } from "./claim-keys";
import { addRescueKey } from "./rescue/rescue-keys";
import { record } from "./members/audit-log";
import { addMember } from "./members/members";
import { inTransaction, type Sql } from "./sql";
import type { NewWorkspace, Workspace } from "./store";

export async function allWorkspaces(sql: Pick<Sql, "db">): Promise<readonly Workspace[]> {
  const rows = await sql.db.selectFrom("workspaces").select(["number", "name", "zone", "demo", "plan"]).orderBy("number").execute();
  return rows.map((row) => ({ ...row, demo: row.demo === 1 }));
}

/** A merchant with its shops and people; the feed starts after it, as no till can have an earlier snapshot. */
export async function createWorkspace(sql: Sql, made: NewWorkspace, nowMs: number): Promise<boolean> {
  const workspace = made.number;
  return await inTransaction(sql, async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("workspaces")
      .values({
        number: workspace,
        name: made.name,
        plan: made.plan,
        zone: made.zone,
        settings: JSON.stringify(made.settings),
        demo: made.demo ? 1 : 0,
        created_ms: nowMs,
      })
      .onConflict((row) => row.column("number").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return false;
    await tx.insertInto("counters").values({ workspace, feed: 0, ordinal: 0 }).execute();
    await tx
      .insertInto("epochs")
      .values({ workspace, number: 1, key: made.epochKey, first_feed: 0, started_ms: nowMs, restored_feed: null })
      .execute();
    await addClaimKey(tx, workspace, 1, made.claimKey);
    await addRescueKey(tx, workspace, 1, made.rescueKey);
    for (const store of made.stores) {
      await tx.insertInto("stores").values({ workspace, id: store.id, name: store.name, zone: store.timeZone }).execute();
    }
    for (const member of made.staff) {
      await tx
        .insertInto("staff")
        .values({
          workspace,
          id: member.id,
          name: member.name,
          role: member.role,
          pin_salt: member.pin.salt,
          pin_iterations: member.pin.iterations,
          pin_digest: member.pin.digest,
          removed_ms: null,
        })
        .execute();
    }
    if (made.owner !== undefined) {
      const { member, deed, joined } = made.owner;
      await record(tx, workspace, { act: "workspace-created", subject: String(workspace), before: null, after: { name: made.name } }, deed);
      await addMember(tx, workspace, member, "owner", joined);
    }
    return true;
  });
}

export async function storesOf(sql: Pick<Sql, "db">, workspace: number): Promise<StoreMessage[]> {
  return await sql.db
    .selectFrom("stores")
    .select(["id", "name", "zone as timeZone"])
    .where("workspace", "=", workspace)
    .orderBy("name")
    .execute();
}
