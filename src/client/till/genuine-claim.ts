import { fromBase64url } from "../../domain/bytes/base64url";
import { findClaimToken, openClaimToken, type OpenedClaimToken } from "../../domain/coupon/claim-token";
import type { SnapshotRecord } from "../db/records";

/** A claim of the till's own workspace, and the coupon that it says it is of. */
export type GenuineClaim = { readonly claimId: string; readonly ordinal: number };

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/**
 * The claim whose link was scanned, known or not: what counts is that one of the workspace's keys has signed it (R20). Null
 * for any other text, which is a code like any other.
 */
export async function genuineClaim(
  crypto: Crypto,
  { workspace, claimKeys }: Pick<SnapshotRecord, "workspace" | "claimKeys">,
  text: string,
): Promise<GenuineClaim | null> {
  const found = findClaimToken(text);
  const opened = found === null ? null : openClaimToken(found);
  if (opened?.ok !== true) return null;
  const { claimId, ordinal, workspaceNumber } = opened.value.token;
  if (workspaceNumber !== workspace.number) return null;
  for (const key of claimKeys) if (await isSignedBy(crypto, key, opened.value)) return { claimId, ordinal };
  return null;
}

/** @param key SPKI, in base64url */
async function isSignedBy({ subtle }: Crypto, key: string, { signature, signedBytes }: OpenedClaimToken): Promise<boolean> {
  const bytes = fromBase64url(key);
  if (bytes === null) return false;
  const publicKey = await subtle.importKey("spki", bytes, ALGORITHM, false, ["verify"]);
  return subtle.verify(ALGORITHM, publicKey, signature, signedBytes);
}
