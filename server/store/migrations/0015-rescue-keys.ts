import { generateKeyPairSync } from "node:crypto";
import type { Kysely } from "kysely";
import type { ColumnTypes } from "./column-types";

type Tables = {
  workspaces: { number: number };
  rescue_keys: { workspace: number; number: number; public_key: Uint8Array; private_key: Uint8Array };
};

/** The keys that tills' rescue files are encrypted to, a pair for each workspace. */
export async function createRescueKeys(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("rescue_keys")
    .addColumn("workspace", "integer", (column) => column.notNull().references("workspaces.number"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("public_key", types.bytes, (column) => column.notNull())
    .addColumn("private_key", types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint("rescue_keys_key", ["workspace", "number"])
    .execute();
  const rows = db as Kysely<Tables>;
  for (const { number: workspace } of await rows.selectFrom("workspaces").select("number").execute()) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", {
      namedCurve: "P-256",
      publicKeyEncoding: { type: "spki", format: "der" },
      privateKeyEncoding: { type: "pkcs8", format: "der" },
    });
    await rows.insertInto("rescue_keys").values({ workspace, number: 1, public_key: publicKey, private_key: privateKey }).execute();
  }
}
