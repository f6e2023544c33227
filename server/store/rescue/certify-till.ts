import { fail, ok, type Result } from "../../../src/domain/result";
import { base64urlOf } from "../snapshot-key";
import type { Sql } from "../sql";
import type { Certified, TillOnRecord } from "../store";
import { sealCertificate } from "./certificate";
import { p256Key, rescueKeys } from "./rescue-keys";

/**
 * Gives a till its certificate, for the key that it will sign rescue files with, and the key to encrypt them to (R31). The
 * server keeps nothing of it: whoever has lost the answer asks again, with another key or the same.
 */
export async function certifyTill(
  sql: Sql,
  { workspace, installationId, device }: TillOnRecord,
  publicKey: string,
): Promise<Result<Certified, "not-a-key">> {
  if (p256Key(publicKey) === null) return fail("not-a-key");
  const row = await sql.db
    .selectFrom("installations")
    .select(["token_hash", "enrolled_ms as enrolledMs"])
    .where("workspace", "=", workspace)
    .where("id", "=", installationId)
    .executeTakeFirstOrThrow();
  const [key] = await rescueKeys(sql, workspace);
  if (key === undefined) throw new Error(`Workspace ${workspace} has no key for rescue files.`);
  const till = { installationId, device, tokenHash: base64urlOf(row.token_hash), enrolledMs: row.enrolledMs, publicKey };
  return ok({ certificate: sealCertificate(key, till), rescueKey: key.publicKey });
}
