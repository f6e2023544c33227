import type { ImportRow } from "../../../src/contract/messages/code-imports";
import { couponById } from "../coupon-rows";
import { inTransaction, type Sql, type Tx } from "../sql";
import type { ImportPlace } from "./coupon-desk-store";

/** A file that nobody has ended by then is given up. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;
/** Files of a workspace that wait to be ended: whoever begins one after the other fills no disk. */
const WAITING_MAX = 10;
/** A lost reply is asked for again within minutes; this is for browsers that come back after a holiday. */
const ANSWER_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Keeps a part of a file; the same part again takes the place of the one before. A file too many takes the place of the oldest that
 * waits, which has to be sent anew. Null where there is no such coupon, or the import is another's.
 */
export async function putImportPart(sql: Sql, place: ImportPlace, part: number, rows: readonly ImportRow[], nowMs: number): Promise<readonly number[] | null> {
  const { workspace, importId } = place;
  return await inTransaction(sql, async (tx) => {
    const coupon = await couponById({ db: tx }, workspace, place.couponId);
    if (coupon === null) return null;
    const { ordinal } = coupon;
    const { numInsertedOrUpdatedRows: isNew } = await tx
      .insertInto("code_imports")
      .values({ workspace, id: importId, ordinal, begun_ms: nowMs, answer: null })
      .onConflict((row) => row.columns(["workspace", "id"]).doNothing())
      .executeTakeFirstOrThrow();
    if (isNew) await dropOldest(tx, place);
    const begun = await tx.selectFrom("code_imports").selectAll().where("workspace", "=", workspace).where("id", "=", importId).executeTakeFirstOrThrow();
    if (begun.ordinal !== ordinal) return null;
    if (begun.answer === null) {
      await tx
        .insertInto("code_import_parts")
        .values({ workspace, import_id: importId, part, rows: JSON.stringify(rows) })
        .onConflict((row) => row.columns(["workspace", "import_id", "part"]).doUpdateSet((other) => ({ rows: other.ref("excluded.rows") })))
        .execute();
    }
    const parts = await tx
      .selectFrom("code_import_parts")
      .select("part")
      .where("workspace", "=", workspace)
      .where("import_id", "=", importId)
      .orderBy("part")
      .execute();
    return parts.map((one) => one.part);
  });
}

async function dropOldest(tx: Tx, { workspace, importId }: ImportPlace): Promise<void> {
  const waiting = tx
    .selectFrom("code_imports")
    .select("id")
    .where("workspace", "=", workspace)
    .where("id", "<>", importId)
    .where("answer", "is", null)
    .orderBy("begun_ms", "desc")
    .orderBy("id", "desc");
  const tooMany = await waiting.offset(WAITING_MAX - 1).limit(1_000).execute();
  for (const { id } of tooMany) await tx.deleteFrom("code_imports").where("workspace", "=", workspace).where("id", "=", id).where("answer", "is", null).execute();
}

/** The rows of all parts, in the order of the parts. */
export async function rowsOfImport({ db }: Pick<Sql, "db">, { workspace, importId }: ImportPlace): Promise<readonly ImportRow[]> {
  const parts = await db
    .selectFrom("code_import_parts")
    .select("rows")
    .where("workspace", "=", workspace)
    .where("import_id", "=", importId)
    .orderBy("part")
    .execute();
  return parts.flatMap(({ rows }) => JSON.parse(rows) as ImportRow[]);
}

/** Drops imports that were given up, and answers that nobody asks for any more. */
export async function dropOldImports({ db }: Pick<Sql, "db">, workspace: number, nowMs: number): Promise<void> {
  await db.deleteFrom("code_imports").where("workspace", "=", workspace).where("answer", "is", null).where("begun_ms", "<", nowMs - ABANDONED_MS).execute();
  await db.deleteFrom("code_imports").where("workspace", "=", workspace).where("begun_ms", "<", nowMs - ANSWER_KEPT_MS).execute();
}
