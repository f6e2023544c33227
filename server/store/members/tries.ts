import { type Tries, waitLeftMs, withOneMore } from "../../../src/domain/member/wait-after-tries";
import { inTransaction, locked, type Sql, type Tx } from "../sql";

type Who = { readonly digest: Uint8Array; readonly free: number };

/** Counts before the try is made, so that of many at once no more get through than one after the other. */
export async function countTry(sql: Sql, who: readonly Who[], nowMs: number): Promise<number> {
  // In one order, so that two tries do not wait for each other's rows.
  const ordered = who.toSorted((one, other) => Buffer.compare(one.digest, other.digest));
  return await inTransaction(sql, async (tx) => {
    const counted: (Who & { readonly tries: Tries | null })[] = [];
    for (const one of ordered) counted.push({ ...one, tries: await triesForWriting(sql, tx, one.digest) });
    const wait = Math.max(0, ...counted.map(({ tries, free }) => (tries === null ? 0 : waitLeftMs(tries, free, nowMs))));
    if (wait > 0) return wait;
    for (const { digest, tries } of counted) {
      const { wrong, lastMs } = withOneMore(tries, nowMs);
      await tx.updateTable("login_tries").set({ wrong, last_ms: lastMs }).where("who", "=", digest).execute();
    }
    return 0;
  });
}

/** @param howMany `last`: the one that turned out right */
export async function forgetTries(sql: Pick<Sql, "db">, who: Uint8Array, howMany: "all" | "last"): Promise<void> {
  if (howMany === "all") await sql.db.deleteFrom("login_tries").where("who", "=", who).execute();
  else await sql.db.updateTable("login_tries").set((row) => ({ wrong: row("wrong", "-", 1) })).where("who", "=", who).where("wrong", ">", 0).execute();
}

export async function triesOf(sql: Pick<Sql, "db">, who: Uint8Array): Promise<Tries | null> {
  const row = await sql.db.selectFrom("login_tries").selectAll().where("who", "=", who).executeTakeFirst();
  return row === undefined || row.wrong === 0 ? null : { wrong: row.wrong, lastMs: row.last_ms };
}

/** A row to lock has to be there first. */
async function triesForWriting(sql: Sql, tx: Tx, digest: Uint8Array): Promise<Tries | null> {
  await tx
    .insertInto("login_tries")
    .values({ who: digest, wrong: 0, last_ms: 0 })
    .onConflict((row) => row.column("who").doNothing())
    .execute();
  const row = await locked(sql, tx.selectFrom("login_tries").selectAll().where("who", "=", digest)).executeTakeFirstOrThrow();
  return row.wrong === 0 ? null : { wrong: row.wrong, lastMs: row.last_ms };
}
