import { inTransaction, locked, type Sql, type Tx } from "./sql";
import type { TillOnRecord } from "./store";
import { tillById, tillByPresentToken } from "./tills";

/** Another tab, or a worker, may be in the middle of something with the token before. */
export const FORMER_TOKEN_MS = 24 * 60 * 60 * 1000;

/**
 * Whose token this is (R62). A next one takes the place of the present one with its first use; a former one is good for a
 * day, and later use of it is on record: somebody else may have it.
 */
export async function tillByToken(sql: Sql, tokenHash: Uint8Array, nowMs: number): Promise<TillOnRecord | null> {
  const till = await tillByPresentToken(sql, tokenHash);
  if (till !== null) return till;
  const other = await sql.db.selectFrom("till_tokens").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst();
  // Another request may have taken it up between the two looks.
  if (other === undefined) return await tillByPresentToken(sql, tokenHash);
  const { workspace, installation_id: installationId } = other;
  if (other.standing === "next") {
    await inTransaction(sql, async (tx) => await takeUp(sql, tx, { workspace, installationId, tokenHash }, nowMs));
    return await tillById(sql, workspace, installationId);
  }
  if (nowMs >= (other.until_ms ?? 0)) {
    await noteMisuse(sql.db, { workspace, tokenHash }, nowMs);
    return null;
  }
  const former = await tillById(sql, workspace, installationId);
  return former && { ...former, byFormerToken: true };
}

/**
 * Lets a till go on with a token that it has made itself, once it uses that. The same one may come again, as its answer may
 * have been lost; another one while it waits is not taken, and on record: a till keeps the one that it has made.
 */
export async function renewToken(sql: Sql, till: TillOnRecord, tokenHash: Uint8Array, nowMs: number): Promise<boolean> {
  const { workspace, installationId } = till;
  if (till.byFormerToken === true) return false;
  return await inTransaction(sql, async (tx) => {
    const present = await lockedInstallation(sql, tx, workspace, installationId);
    if (isSame(present.token_hash, tokenHash)) return true;
    const others = await tx
      .selectFrom("till_tokens")
      .select(["token_hash", "standing"])
      .where("workspace", "=", workspace)
      .where((row) => row.or([row("installation_id", "=", installationId), row("token_hash", "=", tokenHash)]))
      .where((row) => row.or([row("standing", "=", "next"), row("token_hash", "=", tokenHash)]))
      .executeTakeFirst();
    if (others === undefined) {
      await addToken(tx, { workspace, installationId, tokenHash });
      return true;
    }
    if (isSame(others.token_hash, tokenHash)) return others.standing === "next";
    await noteMisuse(tx, { workspace, tokenHash: others.token_hash }, nowMs);
    return false;
  });
}

/** Enters a token that the server has vouched for and does not know: it was put back to a copy from before (R31). */
export async function readmitToken(sql: Sql, { workspace, installationId }: TillOnRecord, tokenHash: Uint8Array): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const present = await lockedInstallation(sql, tx, workspace, installationId);
    const others = await tx
      .selectFrom("till_tokens")
      .select("token_hash")
      .where("workspace", "=", workspace)
      .where((row) => row.or([row("token_hash", "=", tokenHash), row.and([row("installation_id", "=", installationId), row("standing", "=", "next")])]))
      .executeTakeFirst();
    if (others === undefined && !isSame(present.token_hash, tokenHash)) await addToken(tx, { workspace, installationId, tokenHash });
  });
}

type Token = { readonly workspace: number; readonly installationId: string; readonly tokenHash: Uint8Array };

async function takeUp(sql: Sql, tx: Tx, { workspace, installationId, tokenHash }: Token, nowMs: number): Promise<void> {
  const present = await lockedInstallation(sql, tx, workspace, installationId);
  const next = await tx
    .deleteFrom("till_tokens")
    .where("workspace", "=", workspace)
    .where("token_hash", "=", tokenHash)
    .where("standing", "=", "next")
    .returning("misused_ms")
    .executeTakeFirst();
  // Another request has used it first.
  if (next === undefined) return;
  await tx
    .insertInto("till_tokens")
    .values({
      workspace,
      token_hash: present.token_hash,
      installation_id: installationId,
      standing: "former",
      until_ms: nowMs + FORMER_TOKEN_MS,
      misused_ms: next.misused_ms,
    })
    .execute();
  await tx
    .updateTable("installations")
    .set({ token_hash: tokenHash })
    .where("workspace", "=", workspace)
    .where("id", "=", installationId)
    .execute();
}

async function lockedInstallation(sql: Sql, tx: Tx, workspace: number, installationId: string) {
  return await locked(sql, tx.selectFrom("installations").select("token_hash"))
    .where("workspace", "=", workspace)
    .where("id", "=", installationId)
    .executeTakeFirstOrThrow();
}

async function addToken(tx: Tx, { workspace, installationId, tokenHash }: Token): Promise<void> {
  await tx
    .insertInto("till_tokens")
    .values({ workspace, token_hash: tokenHash, installation_id: installationId, standing: "next", until_ms: null, misused_ms: null })
    .execute();
}

/** The first time counts. */
async function noteMisuse(db: Tx | Sql["db"], { workspace, tokenHash }: Omit<Token, "installationId">, nowMs: number): Promise<void> {
  await db
    .updateTable("till_tokens")
    .set((row) => ({ misused_ms: row.fn.coalesce("misused_ms", row.val(nowMs)) }))
    .where("workspace", "=", workspace)
    .where("token_hash", "=", tokenHash)
    .execute();
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
