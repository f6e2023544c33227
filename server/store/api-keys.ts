import type { Sql } from "./sql";
import type { ApiKeyOnRecord, ApiKeyScope, NewApiKey } from "./store";

export async function addApiKey(sql: Pick<Sql, "db">, key: NewApiKey, nowMs: number): Promise<void> {
  await sql.db
    .insertInto("api_keys")
    .values({
      workspace: key.workspace,
      id: key.id,
      name: JSON.stringify(key.name),
      key_hash: key.keyHash,
      scopes: JSON.stringify(key.scopes),
      created_ms: nowMs,
      revoked_ms: null,
    })
    .execute();
}

export async function apiKeyByHash(sql: Pick<Sql, "db">, keyHash: Uint8Array): Promise<ApiKeyOnRecord | null> {
  const row = await sql.db.selectFrom("api_keys").selectAll().where("key_hash", "=", keyHash).executeTakeFirst();
  return row === undefined ? null : keyOf(row);
}

export async function apiKeysOf(sql: Pick<Sql, "db">, workspace: number): Promise<readonly ApiKeyOnRecord[]> {
  const rows = await sql.db.selectFrom("api_keys").selectAll().where("workspace", "=", workspace).orderBy("id").execute();
  return rows.map(keyOf);
}

export async function revokeApiKey(sql: Pick<Sql, "db">, workspace: number, id: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await sql.db
    .updateTable("api_keys")
    .set((row) => ({ revoked_ms: row.fn.coalesce("revoked_ms", row.val(nowMs)) }))
    .where("workspace", "=", workspace)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

type Row = {
  readonly workspace: number;
  readonly id: string;
  readonly name: string;
  readonly scopes: string;
  readonly created_ms: number;
  readonly revoked_ms: number | null;
};

function keyOf({ workspace, id, name, scopes, created_ms, revoked_ms }: Row): ApiKeyOnRecord {
  return {
    workspace,
    id,
    name: JSON.parse(name) as string,
    scopes: JSON.parse(scopes) as ApiKeyScope[],
    createdMs: created_ms,
    revokedMs: revoked_ms,
  };
}
