import { fail, ok, type Result } from "../../../src/domain/result";
import type { RedemptionAtDesk } from "../../../src/contract/messages/desk";
import { keepWord } from "../apply-resolution";
import type { NewReversal } from "../figures/figures-store";
import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import { redemptionsAtDesk } from "../redemptions-at-desk";
import { type FeedTx, inTransaction, locked, type Sql } from "../sql";
import type { TillOnRecord } from "../store";
import { gather } from "./gather";
import { lockTargets } from "./lock-targets";
import { parseItems, type TillPush } from "./parse-items";
import { judgePush } from "./push";
import { contentsOf, type Gathered } from "./push-record";
import { writeAnswersAndFeed, writeRecord } from "./write-record";

/**
 * Undoes a redemption for a manager, as a till's reversal would (R11, R72): the domain's judge says what follows, and every
 * till hears of it. Of a conflict it is the manager's word, too.
 */
export async function reverseAtDesk(sql: Sql, workspace: number, said: NewReversal, deed: Deed): Promise<Result<RedemptionAtDesk, "not-found" | "key-reuse">> {
  const reversed = await inTransaction(sql, (tx) => reverse(sql, tx, workspace, said, deed));
  if (!reversed.ok) return reversed;
  const row = await sql.db.selectFrom("redemptions").selectAll().where("workspace", "=", workspace).where("key", "=", said.redemptionKey).executeTakeFirstOrThrow();
  const redemption = (await redemptionsAtDesk(sql, workspace, [row])).get(row.key);
  return redemption === undefined ? fail("not-found") : ok(redemption);
}

async function reverse(sql: Sql, tx: FeedTx, workspace: number, { key, redemptionKey, reason }: NewReversal, deed: Deed): Promise<Result<"reversed", "not-found" | "key-reuse">> {
  const [named] = await tx.sets.among("redemptions", "key", workspace, [redemptionKey]);
  if (named === undefined) return fail("not-found");
  const { couponId } = contentsOf(named);
  await lockTargets(sql, tx, workspace, [contentsOf(named)]);
  // As who resolves it does: of a code that is not on record nothing else could be locked.
  await locked(sql, tx.selectFrom("conflicts").selectAll()).where("workspace", "=", workspace).where("redemption_key", "=", redemptionKey).execute();

  const time = { deviceMs: deed.atMs, offsetMs: 0, uncertain: false };
  // Numbers are given by tills; the desk has none, and misses none.
  const items = parseItems([{ kind: "reversal", key, sequence: 0, redemptionKey, staffId: deed.by.id, reason, time }]);
  const desk: TillPush = { till: deskOf(workspace, deed), items, heard: [], nowMs: deed.atMs };
  const gathered = await gather(sql, tx, workspace, items, []);
  const wasStanding = gathered.redemptions.get(redemptionKey)?.reversed_by === null;
  const judged = judgePush(gathered, desk);
  const [answer] = judged.judged;
  if (answer === undefined || answer.outcome.kind === "refused") return fail("key-reuse");
  if (answer.duplicate) return ok("reversed");

  if (wasStanding) {
    await sayOfConflict(tx, gathered, redemptionKey, reason, deed);
    await record(tx, workspace, { act: "redemption-reversed", subject: redemptionKey, before: null, after: { couponId, reason } }, deed);
  }
  await writeRecord(sql, tx, gathered, [desk]);
  await writeAnswersAndFeed(tx, gathered, [judged]);
  return ok("reversed");
}

/** Its conflict was closed by this, as by a till: it was the manager. */
async function sayOfConflict(tx: FeedTx, { workspace, conflicts }: Gathered, redemptionKey: string, reason: string, deed: Deed): Promise<void> {
  const conflict = conflicts.get(redemptionKey);
  if (conflict?.resolution !== "reversed") return;
  const said = { resolution: "reversed", note: JSON.stringify(reason), resolved_by: deed.by.id } as const;
  conflicts.put({ ...conflict, ...said });
  await keepWord(tx, workspace, redemptionKey, said, deed.atMs);
}

/** What stands in a till's place: none is the desk's own, so the till whose redemption it was hears of this like of another's. */
function deskOf(workspace: number, { by }: Deed): TillOnRecord {
  return { workspace, installationId: by.id, device: { id: "", name: "", storeId: "" }, revokedMs: null, isStandIn: true };
}

