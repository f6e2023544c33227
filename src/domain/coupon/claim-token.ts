import { fromBase64url, toBase64url } from "../bytes/base64url";
import { fail, ok, type Result } from "../result";
import { bytesOfClaimId, claimIdFromBytes, type ClaimId } from "./claim-id";

/** What a claim's link says (R20). The signature is ECDSA P-256 over the packed bytes of all of it. */
export type ClaimToken = { readonly workspaceNumber: number; readonly ordinal: number; readonly claimId: ClaimId };

/** A token taken apart: whether `signature` fits `signedBytes` is for the caller to verify. */
export type OpenedClaimToken = {
  readonly token: ClaimToken;
  readonly signedBytes: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
};

export type ClaimTokenProblem =
  { readonly kind: "not-a-token" } | { readonly kind: "unknown-version"; readonly version: number };

export const CLAIM_TOKEN_VERSION = 1;

/** Version 1 byte, workspace number 4, ordinal 2, claim id 16, numbers big-endian; then the signature's 64. */
const WORKSPACE_AT = 1;
const ORDINAL_AT = 5;
const CLAIM_ID_AT = 7;
const SIGNED_BYTES = 23;
const SIGNATURE_BYTES = 64;

/** The bytes that are signed. */
export function packClaimToken(token: ClaimToken): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SIGNED_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[0] = CLAIM_TOKEN_VERSION;
  view.setUint32(WORKSPACE_AT, token.workspaceNumber);
  view.setUint16(ORDINAL_AT, token.ordinal);
  bytes.set(bytesOfClaimId(token.claimId), CLAIM_ID_AT);
  return bytes;
}

/** The text that stands in the link: the signed bytes, then their signature, in base64url. */
export function sealClaimToken(signedBytes: Uint8Array, signature: Uint8Array): string {
  const bytes = new Uint8Array(SIGNED_BYTES + SIGNATURE_BYTES);
  bytes.set(signedBytes);
  bytes.set(signature, SIGNED_BYTES);
  return toBase64url(bytes);
}

/** Takes a token's text apart; says nothing of whether it is genuine. */
export function openClaimToken(text: string): Result<OpenedClaimToken, ClaimTokenProblem> {
  const bytes = fromBase64url(text);
  if (bytes === null || bytes.length === 0) return fail({ kind: "not-a-token" });
  const version = bytes[0] ?? 0;
  if (version !== CLAIM_TOKEN_VERSION) return fail({ kind: "unknown-version", version });
  if (bytes.length !== SIGNED_BYTES + SIGNATURE_BYTES) return fail({ kind: "not-a-token" });
  const signedBytes = bytes.slice(0, SIGNED_BYTES);
  return ok({ token: unpackClaimToken(signedBytes), signedBytes, signature: bytes.slice(SIGNED_BYTES) });
}

/**
 * A claim's token in a scanned text: a web link of any origin whose path ends in /c/ and a token (R20).
 * @returns the token's text, null where the text is no such link
 */
export function findClaimToken(text: string): string | null {
  const link = /^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?\/c\/([A-Za-z0-9_-]+)\/?(?:[?#]\S*)?$/i.exec(text.trim());
  const token = link?.[1] ?? null;
  return token !== null && openClaimToken(token).ok ? token : null;
}

function unpackClaimToken(signedBytes: Uint8Array<ArrayBuffer>): ClaimToken {
  const view = new DataView(signedBytes.buffer, signedBytes.byteOffset);
  return {
    workspaceNumber: view.getUint32(WORKSPACE_AT),
    ordinal: view.getUint16(ORDINAL_AT),
    claimId: claimIdFromBytes(signedBytes.subarray(CLAIM_ID_AT)),
  };
}
