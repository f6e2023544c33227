import { createPublicKey, verify } from "node:crypto";
import { type ClaimToken, openClaimToken } from "../../src/domain/coupon/claim-token";
import type { Store } from "../store/store";

/**
 * The claim that a token names, once one of its workspace's keys has proven to have signed it (R20); only then is anything else
 * looked for. Null for every other text, whatever is wrong with it.
 */
export async function genuineClaim(store: Pick<Store, "claimKeys">, text: string): Promise<ClaimToken | null> {
  const opened = openClaimToken(text);
  if (!opened.ok) return null;
  const { token, signedBytes, signature } = opened.value;
  if (token.workspaceNumber > LAST_WORKSPACE) return null;
  const keys = await store.claimKeys(token.workspaceNumber);
  const isSigned = keys.some((spki) => {
    const key = createPublicKey({ key: Buffer.from(spki, "base64url"), format: "der", type: "spki" });
    return verify("sha256", signedBytes, { key, dsaEncoding: "ieee-p1363" }, signature);
  });
  return isSigned ? token : null;
}

/** A token has room for larger numbers than PostgreSQL's integers are. */
const LAST_WORKSPACE = 0x7fff_ffff;
