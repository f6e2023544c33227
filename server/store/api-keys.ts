import type { ApiKeyOnRecord, NewApiKey } from "./api-key-store";
import { record } from "./members/audit-log";
import type { Deed } from "./members/member-store";
import type { Sql } from "./sql";
import type { ApiKeyScope } from "../../src/contract/access";

export async function addApiKey(sql: Pick<Sql, "db">, key: NewApiKey, nowMs: number, deed?: Deed): Promise<void> {
  const { workspace, id, name, scopes } = key;
  await sql.db.transaction().execute(async (tx) => {
    await tx
      .insertInto("api_keys")
      .values({
        workspace,
        id,
        name: JSON.stringify(name),
        key_hash: key.keyHash,
        scopes: JSON.stringify(scopes),
        created_ms: nowMs,
        revoked_ms: null,
      })
      .execute();
    if (deed !== undefined) await record(tx, workspace, { act: "api-key-made", subject: id, before: null, after: { name, scopes } }, deed);
  });
}

export async function apiKeyByHash(sql: Pick<Sql, "db">, keyHash: Uint8Array): Promise<ApiKeyOnRecord | null> {
  const row = await sql.db.selectFrom("api_keys").selectAll().where("key_hash", "=", keyHash).executeTakeFirst();
  return row === undefined ? null : keyOf(row);
}

export async function apiKeysOf(sql: Pick<Sql, "db">, workspace: number): Promise<readonly ApiKeyOnRecord[]> {
  const rows = await sql.db.selectFrom("api_keys").selectAll().where("workspace", "=", workspace).orderBy("id").execute();
  return rows.map(keyOf);
}

export async function revokeApiKey(sql: Pick<Sql, "db">, workspace: number, id: string, nowMs: number, deed?: Deed): Promise<boolean> {
  return await sql.db.transaction().execute(async (tx) => {
    const key = await tx.selectFrom("api_keys").select("revoked_ms").where("workspace", "=", workspace).where("id", "=", id).executeTakeFirst();
    if (key === undefined || key.revoked_ms !== null) return key !== undefined;
    await tx.updateTable("api_keys").set({ revoked_ms: nowMs }).where("workspace", "=", workspace).where("id", "=", id).execute();
    if (deed !== undefined) await record(tx, workspace, { act: "api-key-revoked", subject: id, before: null, after: null }, deed);
    return true;
  });
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
