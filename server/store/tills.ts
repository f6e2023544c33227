import type { SequenceGap } from "../../src/domain/sync/sequence-gaps";
import { record } from "./members/audit-log";
import type { Deed } from "./members/member-store";
import { inTransaction, locked, type Sql } from "./sql";
import type { TillAtDesk, TillOnRecord, TillReport } from "./store";

/** Every installation of a workspace's tills, the latest enrolled first. */
export async function tillsOf(sql: Sql, workspace: number): Promise<readonly TillAtDesk[]> {
  const rows = await installations(sql)
    .select([
      "installations.enrolled_ms as enrolledMs",
      "installations.seen_ms as seenMs",
      "installations.waiting",
      "installations.offset_ms as offsetMs",
      "installations.wrong_pins as wrongPins",
      "installations.pin_wait_since_ms as pinWaitSinceMs",
      "installations.app",
      "installations.last_sequence as lastSequence",
      "installations.gaps",
    ])
    .select((row) =>
      row
        .selectFrom("till_tokens")
        .select((token) => token.fn.min("till_tokens.misused_ms").as("first"))
        .whereRef("till_tokens.workspace", "=", "installations.workspace")
        .whereRef("till_tokens.installation_id", "=", "installations.id")
        .as("tokenMisusedMs"),
    )
    .where("installations.workspace", "=", workspace)
    .orderBy("installations.enrolled_ms", "desc")
    .orderBy("installations.id", "desc")
    .execute();
  return rows.map(({ workspace: _workspace, gaps, ...row }) => ({ ...tillOf(row), gaps: JSON.parse(gaps) as SequenceGap[] }));
}

export async function tillByPresentToken(sql: Pick<Sql, "db">, tokenHash: Uint8Array): Promise<TillOnRecord | null> {
  const row = await installations(sql).where("installations.token_hash", "=", tokenHash).executeTakeFirst();
  return row === undefined ? null : tillOf(row);
}

export async function tillById(sql: Sql, workspace: number, installationId: string): Promise<TillOnRecord | null> {
  const row = await installations(sql)
    .where("installations.workspace", "=", workspace)
    .where("installations.id", "=", installationId)
    .executeTakeFirst();
  return row === undefined ? null : tillOf(row);
}

export async function noteSeen(
  sql: Sql,
  workspace: number,
  installationId: string,
  nowMs: number,
  report?: TillReport,
): Promise<void> {
  await sql.db
    .updateTable("installations")
    .set({ seen_ms: nowMs, ...(report === undefined ? {} : columnsOf(report)) })
    .where("workspace", "=", workspace)
    .where("id", "=", installationId)
    .execute();
}

function columnsOf({ waiting, offsetMs, wrongPins, pinWaitSinceMs, app }: TillReport) {
  return { waiting, offset_ms: offsetMs, wrong_pins: wrongPins, pin_wait_since_ms: pinWaitSinceMs, app };
}

export async function revokeInstallation(
  sql: Sql,
  workspace: number,
  installationId: string,
  nowMs: number,
  deed?: Deed,
): Promise<boolean> {
  const isHere = await inTransaction(sql, async (tx) => {
    const named = tx.selectFrom("installations").select("revoked_ms").where("workspace", "=", workspace).where("id", "=", installationId);
    const installation = await locked(sql, named).executeTakeFirst();
    if (installation === undefined || installation.revoked_ms !== null) return installation !== undefined;
    await tx
      .updateTable("installations")
      .set({ revoked_ms: nowMs })
      .where("workspace", "=", workspace)
      .where("id", "=", installationId)
      .execute();
    if (deed !== undefined) await record(tx, workspace, { act: "till-revoked", subject: installationId, before: null, after: null }, deed);
    return true;
  });
  sql.announce(workspace);
  return isHere;
}

/** Every installation with the device that it is of. */
function installations({ db }: Pick<Sql, "db">) {
  return db
    .selectFrom("installations")
    .innerJoin("devices", (join) =>
      join
        .onRef("devices.workspace", "=", "installations.workspace")
        .onRef("devices.id", "=", "installations.device_id"),
    )
    .select([
      "installations.workspace",
      "installations.id as installationId",
      "installations.revoked_ms as revokedMs",
      "devices.id as deviceId",
      "devices.name",
      "devices.store_id as storeId",
    ]);
}

type DeviceColumns = { readonly deviceId: string; readonly name: string; readonly storeId: string };

function tillOf<Row extends DeviceColumns>({ deviceId, name, storeId, ...row }: Row) {
  return { ...row, device: { id: deviceId, name, storeId } };
}
