import { appendToFeed } from "../feed";
import { inTransaction, locked, type Sql } from "../sql";
import { difference, record } from "./audit-log";
import type { Deed } from "./member-store";

/** Calls the device of an installation by another name, for everybody; false where the workspace has no such installation. */
export async function renameTill(sql: Sql, workspace: number, installationId: string, name: string, deed: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const installation = await tx
      .selectFrom("installations")
      .select("device_id")
      .where("workspace", "=", workspace)
      .where("id", "=", installationId)
      .executeTakeFirst();
    if (installation === undefined) return false;
    const id = installation.device_id;
    const device = await locked(sql, tx.selectFrom("devices").select("name").where("workspace", "=", workspace).where("id", "=", id)).executeTakeFirstOrThrow();
    const changed = difference(device, { name });
    if (changed === null) return true;
    await tx.updateTable("devices").set({ name }).where("workspace", "=", workspace).where("id", "=", id).execute();
    await record(tx, workspace, { act: "till-renamed", subject: id, ...changed }, deed);
    await appendToFeed(tx, workspace, [{ kind: "device", device: { id, name } }]);
    return true;
  });
}
