import { sql as raw } from "kysely";
import { utf8Bytes } from "../../src/domain/bytes/utf8";
import type { CodeType } from "../../src/domain/code/code-type";
import { keyMaterial } from "../../src/domain/code/key-material";
import type { NormalisedCode } from "../../src/domain/code/parse-code";
import type { FeedDraft } from "./feed";
import { nextTurn } from "./next-turn";
import { base64urlOf, snapshotKey } from "./snapshot-key";
import { inGroupsOf, type Sql, type Tx } from "./sql";

/** Few enough that a redemption hardly waits for them where one connection is all there is. */
const CODES_PER_GROUP = 500;
/** No import takes so long: what is left of one that ended half-way goes with the next. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;
const CODES_WORTH_COUNTING = 1_000;

/** Codes on their way into a coupon. `id`: of this arrival alone. */
export type Arrival = { readonly workspace: number; readonly id: string; readonly ordinal: number; readonly codeType: CodeType };

/** Puts codes, in groups, where nothing reads them: redemptions go on meanwhile. What was left of the same arrival goes. */
export async function letArrive(sql: Sql, arrival: Arrival, codes: readonly NormalisedCode[], epochKey: Uint8Array, nowMs: number): Promise<void> {
  await deleteArriving(sql.db, arrival);
  await sql.db
    .deleteFrom("arriving_codes")
    .where("workspace", "=", arrival.workspace)
    .where("begun_ms", "<", nowMs - ABANDONED_MS)
    .execute();
  const numbered = codes.map((code, position) => ({ code, position }));
  for (const group of inGroupsOf(CODES_PER_GROUP, numbered)) {
    await nextTurn();
    await sql.db
      .insertInto("arriving_codes")
      .values(group.map(({ code, position }) => arrivingCode(arrival, code, position, epochKey, nowMs)))
      .execute();
  }
}

function arrivingCode({ workspace, id, ordinal, codeType }: Arrival, code: NormalisedCode, position: number, epochKey: Uint8Array, nowMs: number) {
  const key = snapshotKey(epochKey, keyMaterial(codeType, code));
  const draft: FeedDraft = { kind: "code", key: base64urlOf(key), ordinal, state: "issued", redeemed: null };
  return { workspace, arrival: id, position, value: utf8Bytes(code), snapshot_key: key, payload: JSON.stringify(draft), begun_ms: nowMs };
}

/**
 * Makes them codes of their coupon, within the database: they make no way to here and back.
 * @param position of the first of them
 */
export async function takeIn(tx: Tx, { workspace, id, ordinal, codeType }: Arrival, position: number): Promise<void> {
  // Casts: SQLite binds every number as one that divides into fractions.
  await tx
    .insertInto("codes")
    .columns(["workspace", "code_type", "value", "ordinal", "position", "state", "snapshot_key"])
    .expression(
      tx
        .selectFrom("arriving_codes")
        .select((row) => [
          "workspace",
          row.cast<string>(row.val(codeType), "text").as("code_type"),
          "value",
          row.cast<number>(row.val(ordinal), "integer").as("ordinal"),
          row("position", "+", row.cast<number>(row.val(position), "integer")).as("position"),
          row.cast<string>(row.val("issued"), "text").as("state"),
          "snapshot_key",
        ])
        .where("workspace", "=", workspace)
        .where("arrival", "=", id),
    )
    .execute();
}

/** Tells the tills. @param first the feed number of the first of them */
export async function tellOf(tx: Tx, { workspace, id }: Arrival, first: number): Promise<void> {
  await raw`
    insert into feed_runs (workspace, last, first, entries)
    select workspace, max(position) + cast(${first} as bigint), min(position) + cast(${first} as bigint),
      '[' || string_agg(payload, ',' order by position) || ']'
    from arriving_codes
    where workspace = ${workspace} and arrival = ${id}
    group by workspace, position / cast(${CODES_PER_GROUP} as integer)
  `.execute(tx);
}

export async function deleteArriving(db: Sql["db"] | Tx, { workspace, id }: Arrival): Promise<void> {
  await db.deleteFrom("arriving_codes").where("workspace", "=", workspace).where("arrival", "=", id).execute();
}

/** By what it knew of the table before, PostgreSQL would look for each code by reading all; SQLite takes the key's index. */
export async function countCodes(sql: Sql, added: number): Promise<void> {
  if (sql.rowLocks && added >= CODES_WORTH_COUNTING) await raw`analyze codes`.execute(sql.db);
}
