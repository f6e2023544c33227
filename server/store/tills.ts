import type { SequenceGap } from "../../src/domain/sync/sequence-gaps";
import type { Sql } from "./sql";
import type { TillAtDesk } from "./store";

/** Every installation of a workspace's tills, the latest enrolled first. */
export async function tillsOf(sql: Sql, workspace: number): Promise<readonly TillAtDesk[]> {
  const rows = await sql.db
    .selectFrom("installations")
    .innerJoin("devices", (join) =>
      join
        .onRef("devices.workspace", "=", "installations.workspace")
        .onRef("devices.id", "=", "installations.device_id"),
    )
    .select([
      "installations.id as installationId",
      "devices.id as deviceId",
      "devices.name",
      "devices.store_id as storeId",
      "installations.enrolled_ms as enrolledMs",
      "installations.revoked_ms as revokedMs",
      "installations.seen_ms as seenMs",
      "installations.last_sequence as lastSequence",
      "installations.gaps",
    ])
    .where("installations.workspace", "=", workspace)
    .orderBy("installations.enrolled_ms", "desc")
    .orderBy("installations.id", "desc")
    .execute();
  return rows.map(({ deviceId, name, storeId, gaps, ...row }) => {
    return { ...row, device: { id: deviceId, name, storeId }, gaps: JSON.parse(gaps) as SequenceGap[] };
  });
}

export async function noteSeen(sql: Sql, workspace: number, installationId: string, nowMs: number): Promise<void> {
  await sql.db
    .updateTable("installations")
    .set({ seen_ms: nowMs })
    .where("workspace", "=", workspace)
    .where("id", "=", installationId)
    .execute();
}
