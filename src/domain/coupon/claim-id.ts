import type { Brand } from "../brand";
import { fromBase64url, toBase64url } from "../bytes/base64url";
import { fail, ok, type Result } from "../result";

/** A claim's id: 128 random bits, written as 22 characters of base64url (R20). */
export type ClaimId = Brand<string, "ClaimId">;

const CLAIM_ID_BYTES = 16;

export function parseClaimId(text: string): Result<ClaimId, { readonly kind: "not-a-claim-id" }> {
  return fromBase64url(text)?.length === CLAIM_ID_BYTES ? ok(text as ClaimId) : fail({ kind: "not-a-claim-id" });
}

/** @param bytes 16 of them */
export function claimIdFromBytes(bytes: Uint8Array): ClaimId {
  if (bytes.length !== CLAIM_ID_BYTES) throw new Error(`a claim id has ${CLAIM_ID_BYTES} bytes, not ${bytes.length}`);
  return toBase64url(bytes) as ClaimId;
}

export function bytesOfClaimId(claimId: ClaimId): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(claimId);
  if (bytes === null) throw new Error("a claim id that its parser did not make");
  return bytes;
}
