import { appendToFeed } from "../feed";
import { type FeedTx, inTransaction, type Sql } from "../sql";
import type { TillOnRecord } from "../store";
import { readmitToken } from "../till-tokens";
import { tillById } from "../tills";
import type { CertifiedTill } from "./certificate";

/**
 * The installation that a certificate is of. One that the server does not know, because it was put back to a backup from
 * before it enrolled, is entered as it was and revoked: with its own token it can hand over and nothing else (R30).
 * One that it knows by an earlier token is known by that one too, unless it was replaced since.
 * @returns null where its store is not on record either
 */
export async function tillOfCertificate(sql: Sql, workspace: number, certified: CertifiedTill, nowMs: number): Promise<TillOnRecord | null> {
  const known = await tillById(sql, workspace, certified.installationId);
  if (known !== null) {
    await readmitToken(sql, known, Buffer.from(certified.tokenHash, "base64url"));
    return known;
  }
  const isEntered = await inTransaction(sql, async (tx) => await enter(tx, workspace, certified, nowMs));
  return isEntered ? await tillById(sql, workspace, certified.installationId) : null;
}

/** Two who take in the same file at once enter it once. */
async function enter(tx: FeedTx, workspace: number, certified: CertifiedTill, nowMs: number): Promise<boolean> {
  const { installationId, device, tokenHash, enrolledMs } = certified;
  const store = await tx
    .selectFrom("stores")
    .select("id")
    .where("workspace", "=", workspace)
    .where("id", "=", device.storeId)
    .executeTakeFirst();
  if (store === undefined) return false;
  const entered = await tx
    .insertInto("devices")
    .values({ workspace, id: device.id, store_id: device.storeId, name: device.name, created_ms: enrolledMs })
    .onConflict((conflict) => conflict.columns(["workspace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("installations")
    .values({
      workspace,
      id: installationId,
      device_id: device.id,
      token_hash: Buffer.from(tokenHash, "base64url"),
      last_sequence: null,
      enrolled_ms: enrolledMs,
      revoked_ms: nowMs,
    })
    .onConflict((conflict) => conflict.columns(["workspace", "id"]).doNothing())
    .execute();
  if (entered.numInsertedOrUpdatedRows === 1n) {
    await appendToFeed(tx, workspace, [{ kind: "device", device: { id: device.id, name: device.name } }]);
  }
  return true;
}
