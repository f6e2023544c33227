import { generateKeyPairSync } from "node:crypto";
import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

type Tables = {
  workspaces: { number: number };
  claim_keys: { workspace: number; number: number; public_key: Uint8Array; private_key: Uint8Array };
  counters: { feed: number; feed_begins: number };
  snapshot_bases: object;
};

/**
 * The keys that sign claims' tokens, one for each workspace. A snapshot without them knows no claim, and no change tells of
 * them: the feed begins anew, after a number that no till has seen, so that every till takes a new snapshot.
 */
export async function createClaimKeys(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("claim_keys")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("public_key", types.bytes, (column) => column.notNull())
    .addColumn("private_key", types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint("claim_keys_key", ["workspace", "number"])
    .execute();
  await db.schema.createIndex("claims_of_coupon").on("claims").columns(["workspace", "ordinal"]).execute();

  const rows = db as Kysely<Tables>;
  for (const { number: workspace } of await rows.selectFrom("workspaces").select("number").execute()) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", {
      namedCurve: "P-256",
      publicKeyEncoding: { type: "spki", format: "der" },
      privateKeyEncoding: { type: "pkcs8", format: "der" },
    });
    await rows.insertInto("claim_keys").values({ workspace, number: 1, public_key: publicKey, private_key: privateKey }).execute();
  }
  await rows.deleteFrom("snapshot_bases").execute();
  await rows
    .updateTable("counters")
    .set((row) => ({ feed: row("feed", "+", 1), feed_begins: row("feed", "+", 1) }))
    .execute();
}
