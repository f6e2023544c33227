import { sql as raw } from "kysely";
import { COUPON_CODES_MAX } from "../../../src/contract/messages/code-imports";
import type { NormalisedCode } from "../../../src/domain/code/parse-code";
import { planAllows } from "../../../src/domain/coupon/plan";
import { type Arrival, countCodes, deleteArriving, letArrive, takeIn, tellOf } from "../arriving-codes";
import { codeText } from "../code-text";
import { couponById } from "../coupon-rows";
import { holdCoupon } from "../coupons";
import { currentEpoch, epochForWriting } from "../epochs";
import { takeFeedNumbers } from "../feed";
import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import { type FeedTx, inTransaction, lockName, type Sql, type Tx } from "../sql";
import type { ImportPlace, NotTaken } from "./coupon-desk-store";
import { isLiveAt } from "./live-owner";

/** What came of codes that were to be added. `shared`: those that a live coupon has already, by their text, with its id. */
export type Appended =
  | { readonly kind: "added"; readonly added: number; readonly total: number }
  | { readonly kind: "shared"; readonly owners: ReadonlyMap<string, string> }
  | { readonly kind: "not-taken"; readonly because: NotTaken };

/** `from`: for the log. */
export type CodesToAppend = { readonly codes: readonly NormalisedCode[]; readonly from: "file" | "pattern" };

/**
 * Adds codes to a list's coupon, all or none: they arrive in groups beside what redemptions do, and appear in one short
 * transaction, with the answer that is given again to who asks once more.
 */
export async function appendCodes(sql: Sql, place: ImportPlace, { codes, from }: CodesToAppend, deed: Deed): Promise<Appended> {
  const { workspace, couponId, importId } = place;
  const coupon = await couponById(sql, workspace, couponId);
  if (coupon === null) return { kind: "not-taken", because: "not-found" };
  // The same import may be ended twice at once.
  const arrival: Arrival = { workspace, id: `${importId} ${deed.id}`, ordinal: coupon.ordinal, codeType: coupon.codeType };
  for (;;) {
    const epoch = await currentEpoch(sql.db, workspace);
    await letArrive(sql, arrival, codes, epoch.key, deed.atMs);
    const appended = await inTransaction(sql, (tx) => appear(sql, tx, place, arrival, { epoch: epoch.number, added: codes.length, from }, deed));
    await deleteArriving(sql.db, arrival);
    if (appended === "other-epoch") continue;
    if (appended.kind === "added") await countCodes(sql, codes.length);
    return appended;
  }
}

type Arrived = { readonly epoch: number; readonly added: number; readonly from: "file" | "pattern" };

async function appear(
  sql: Sql,
  tx: FeedTx,
  place: ImportPlace,
  arrival: Arrival,
  { epoch, added, from }: Arrived,
  deed: Deed,
): Promise<Appended | "other-epoch"> {
  const { workspace, couponId, importId } = place;
  await lockName(sql, tx, workspace, "codes", "alone");
  const before = await importSoFar(tx, place);
  if (before === "foreign") return { kind: "not-taken", because: "id-used" };
  if (before !== "open") return before;
  if ((await epochForWriting(sql, tx, workspace)).number !== epoch) return "other-epoch";
  const held = await holdCoupon(sql, tx, workspace, couponId);
  if (held === null) return { kind: "not-taken", because: "not-found" };
  const { plan } = await tx.selectFrom("workspaces").select("plan").where("number", "=", workspace).executeTakeFirstOrThrow();
  if (!planAllows(plan, "edit-coupon")) return { kind: "not-taken", because: "plan" };
  if (held.coupon.revokedAtMs !== null) return { kind: "not-taken", because: "revoked" };
  if (held.coupon.source.kind === "fixed") return { kind: "not-taken", because: "fixed" };
  const total = held.row.codes + added;
  if (total > COUPON_CODES_MAX) return { kind: "not-taken", because: "too-many" };
  // It can change while the coupon has no code, and the codes were read as of the other.
  if (held.coupon.codeType !== arrival.codeType) return { kind: "not-taken", because: "type-changed" };
  const owners = await ownersOf(tx, arrival, deed.atMs);
  if (owners.size > 0) return { kind: "shared", owners };
  const answer = { kind: "added", added, total } as const;
  await takeIn(tx, arrival, held.row.codes);
  await tx.updateTable("coupons").set({ codes: total }).where("workspace", "=", workspace).where("ordinal", "=", arrival.ordinal).execute();
  await tx
    .insertInto("code_imports")
    .values({ workspace, id: importId, ordinal: arrival.ordinal, begun_ms: deed.atMs, answer: JSON.stringify(answer) })
    .onConflict((row) => row.columns(["workspace", "id"]).doUpdateSet({ answer: JSON.stringify(answer) }))
    .execute();
  await tx.deleteFrom("code_import_parts").where("workspace", "=", workspace).where("import_id", "=", importId).execute();
  await record(tx, workspace, { act: "codes-added", subject: couponId, before: null, after: { codes: added, from } }, deed);
  await tellOf(tx, arrival, await takeFeedNumbers(tx, workspace, added));
  return answer;
}

/** What has become of an import: its answer where it has come to its end; `foreign`: its id is that of another coupon's. */
export async function importSoFar(
  db: Sql["db"] | Tx,
  { workspace, couponId, importId }: ImportPlace,
): Promise<Extract<Appended, { kind: "added" }> | "open" | "foreign"> {
  const begun = await db
    .selectFrom("code_imports")
    .innerJoin("coupons", (join) => join.onRef("coupons.workspace", "=", "code_imports.workspace").onRef("coupons.ordinal", "=", "code_imports.ordinal"))
    .select(["code_imports.answer", "coupons.coupon_id"])
    .where("code_imports.workspace", "=", workspace)
    .where("code_imports.id", "=", importId)
    .executeTakeFirst();
  if (begun === undefined) return "open";
  if (begun.coupon_id !== couponId) return "foreign";
  return begun.answer === null ? "open" : (JSON.parse(begun.answer) as Extract<Appended, { kind: "added" }>);
}

/** Who has codes that have arrived: live coupons, and the coupon itself, whatever has become of it (R50). */
async function ownersOf(tx: Tx, { workspace, id, ordinal, codeType }: Arrival, nowMs: number): Promise<ReadonlyMap<string, string>> {
  // Cross joins: SQLite then looks for each of these by the key of codes; left to choose, it looks for each code of the shop among these.
  const { rows } = await raw<{ value: Uint8Array; coupon_id: string }>`
    select codes.value, coupons.coupon_id
    from arriving_codes
    cross join codes
    cross join coupons
    where arriving_codes.workspace = ${workspace} and arriving_codes.arrival = ${id}
      and codes.workspace = arriving_codes.workspace and codes.code_type = ${codeType} and codes.value = arriving_codes.value
      and coupons.workspace = codes.workspace and coupons.ordinal = codes.ordinal
      and (codes.ordinal = ${ordinal} or ${isLiveAt(nowMs)})
  `.execute(tx);
  return new Map(rows.map((row) => [codeText(row.value), row.coupon_id]));
}
