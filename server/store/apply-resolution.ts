import { type Resolution, type ResolutionDecision, resolveConflict } from "../../src/domain/sync/resolve-conflict";
import { appendToFeed } from "./feed";
import { record } from "./members/audit-log";
import type { Deed } from "./members/member-store";
import { lockTargets } from "./push/lock-targets";
import { contentsOf } from "./push/push-record";
import { type FeedTx, inTransaction, locked, type Sql } from "./sql";
import type { NewResolution } from "./store";

/**
 * Makes of a conflict what a manager says, where that can still be (R11); its till hears of it over the feed. The code's
 * lock keeps apart who resolves and who pushes what would hand the code on.
 */
export async function applyResolution(
  sql: Sql,
  workspace: number,
  said: NewResolution,
  nowMs: number,
  deed?: Deed,
): Promise<ResolutionDecision | null> {
  return await inTransaction(sql, async (tx) => {
    const [named] = await tx.sets.among("redemptions", "key", workspace, [said.key]);
    if (named === undefined) return null;
    await lockTargets(sql, tx, workspace, [contentsOf(named)]);
    // Its own lock, too: of a code that is not on record nothing else could be locked.
    const conflict = await locked(sql, tx.selectFrom("conflicts").selectAll())
      .where("workspace", "=", workspace)
      .where("redemption_key", "=", said.key)
      .executeTakeFirst();
    if (conflict === undefined) return null;
    const { resolution, note } = conflict;
    const now = resolution === null ? null : { resolution, note: note === null ? null : (JSON.parse(note) as string) };
    const decision = resolveConflict(now, said);
    if (decision.kind !== "resolve") return decision;

    if (decision.reverses) await reverse(tx, workspace, said, nowMs);
    await writeResolution(tx, workspace, said, nowMs);
    if (deed !== undefined) {
      const entry = { act: "conflict-resolved", subject: said.key, before: { resolution }, after: { resolution: said.resolution } } as const;
      await record(tx, workspace, entry, deed);
    }
    const standing = decision.reverses ? "reversed" : "conflict";
    await appendToFeed(tx, workspace, [{ kind: "redemption", redemptionKey: said.key, standing, resolution: said.resolution }]);
    return decision;
  });
}

/** A conflict holds neither code nor unit, so nothing but its own row changes. */
async function reverse(tx: FeedTx, workspace: number, said: NewResolution, nowMs: number): Promise<void> {
  await tx
    .insertInto("reversals")
    .values({
      workspace,
      key: said.reversalKey,
      redemption_key: said.key,
      // By no till: a manager's reversal has no sequence.
      installation_id: said.managerId,
      sequence: 0,
      said: JSON.stringify({ managerId: said.managerId, reason: said.note }),
      kept: 0,
      received_ms: nowMs,
    })
    .execute();
  await tx
    .updateTable("redemptions")
    .set({ reversed_by: said.reversalKey })
    .where("workspace", "=", workspace)
    .where("key", "=", said.key)
    .execute();
}

async function writeResolution(tx: FeedTx, workspace: number, said: NewResolution, nowMs: number): Promise<void> {
  const written = { resolution: said.resolution, note: JSON.stringify(said.note), resolved_by: said.managerId };
  await tx
    .updateTable("conflicts")
    .set({ ...written, resolved_ms: nowMs })
    .where("workspace", "=", workspace)
    .where("redemption_key", "=", said.key)
    .execute();
  await keepWord(tx, workspace, said.key, written, nowMs);
}

type Word = { readonly resolution: Resolution; readonly note: string; readonly resolved_by: string };

/** Adds to what was ever said of a conflict. */
export async function keepWord(tx: FeedTx, workspace: number, redemptionKey: string, word: Word, nowMs: number): Promise<void> {
  const { held } = await tx
    .selectFrom("conflict_resolutions")
    .select((row) => row.fn.countAll<number | string>().as("held"))
    .where("workspace", "=", workspace)
    .where("redemption_key", "=", redemptionKey)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("conflict_resolutions")
    .values({ workspace, redemption_key: redemptionKey, number: Number(held) + 1, ...word, at_ms: nowMs })
    .execute();
}
