import { createPrivateKey } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import { fromBase64url } from "../../src/domain/bytes/base64url";
import { type ClaimToken, packClaimToken, sealClaimToken } from "../../src/domain/coupon/claim-token";
import { base64urlOf } from "./snapshot-key";
import type { Sql, Tx } from "./sql";
import type { KeyPair } from "./store";

/** Every key is valid; the newest signs. */
export async function addClaimKey(tx: Tx, workspace: number, number: number, { publicKey, privateKey }: KeyPair): Promise<void> {
  await tx.insertInto("claim_keys").values({ workspace, number, public_key: publicKey, private_key: privateKey }).execute();
}

/** As a snapshot has them. */
export async function publicClaimKeys(db: Sql["db"] | Tx, workspace: number): Promise<string[]> {
  const rows = await db.selectFrom("claim_keys").select("public_key").where("workspace", "=", workspace).orderBy("number").execute();
  return rows.map((row) => base64urlOf(row.public_key));
}

/** The text for a claim's link. Signed as RFC 6979 has it, without chance: a claim has one link, and a phone keeps it once. */
export async function signedToken(tx: Sql["db"] | Tx, token: ClaimToken): Promise<string> {
  const { private_key } = await tx
    .selectFrom("claim_keys")
    .select("private_key")
    .where("workspace", "=", token.workspaceNumber)
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
  const key = createPrivateKey({ key: Buffer.from(private_key), format: "der", type: "pkcs8" });
  const signed = packClaimToken(token);
  const secret = fromBase64url(key.export({ format: "jwk" }).d ?? "");
  if (secret === null) throw new Error("A key to sign claims with has no secret.");
  return sealClaimToken(signed, p256.sign(signed, secret));
}
