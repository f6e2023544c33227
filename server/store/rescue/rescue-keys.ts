import { createPublicKey, hkdfSync, type KeyObject } from "node:crypto";
import { base64urlOf } from "../snapshot-key";
import type { Sql, Tx } from "../sql";
import type { KeyPair } from "../store";

/** A pair that rescue files are encrypted to (R31). `publicKey`: as tills have it, SPKI in base64url. */
export type RescueKey = { readonly publicKey: string; readonly privateKey: Buffer };

/** Every key opens files; the newest is given out. */
export async function addRescueKey(tx: Tx, workspace: number, number: number, { publicKey, privateKey }: KeyPair): Promise<void> {
  await tx.insertInto("rescue_keys").values({ workspace, number, public_key: publicKey, private_key: privateKey }).execute();
}

/** The newest first; a workspace has at least one. */
export async function rescueKeys({ db }: Sql, workspace: number): Promise<readonly RescueKey[]> {
  const rows = await db
    .selectFrom("rescue_keys")
    .select(["public_key", "private_key"])
    .where("workspace", "=", workspace)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ publicKey: base64urlOf(row.public_key), privateKey: Buffer.from(row.private_key) }));
}

/** A secret of the workspace's own, which authenticates certificates: nobody but the server has to know them for its own. */
export function certificateSecret({ privateKey }: RescueKey): Buffer {
  return Buffer.from(hkdfSync("sha256", privateKey, "", "tearoff-rescue certificate 1", 32));
}

/** The key that a text names, SPKI in base64url; null where it is none on P-256. */
export function p256Key(spki: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, "base64url"), format: "der", type: "spki" });
    return key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? key : null;
  } catch {
    // Node throws errors of many kinds at bytes that are no key.
    return null;
  }
}
