import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { TillOnRecord } from "../store";
import { certificateSecret, type RescueKey } from "./rescue-keys";

/**
 * An installation as the server had it on record, with the till's own public key (SPKI in base64url): enough to enter it
 * again on a server that was put back to a backup from before it enrolled. `tokenHash`: base64url.
 */
export type CertifiedTill = Pick<TillOnRecord, "installationId" | "device"> & {
  readonly tokenHash: string;
  readonly enrolledMs: number;
  readonly publicKey: string;
};

type OpenedCertificate = { readonly till: CertifiedTill; readonly key: RescueKey };

/** Three parts with dots between them: which key, what is said, and an HMAC of that. */
export function sealCertificate(key: RescueKey, till: CertifiedTill): string {
  const said = Buffer.from(JSON.stringify(till)).toString("base64url");
  return [keyId(key), said, seal(key, said)].join(".");
}

/** `foreign`: of another shop, or of this one under a key that the server does not have. */
export function openCertificate(keys: readonly RescueKey[], certificate: string): Result<OpenedCertificate, "foreign" | "damaged"> {
  const [id = "", said = "", sealed = ""] = certificate.split(".");
  const key = keys.find((one) => keyId(one) === id);
  if (key === undefined) return fail("foreign");
  if (!isSame(sealed, seal(key, said))) return fail("damaged");
  // Nobody else has the secret, so what is sealed with it is what was written here.
  return ok({ key, till: JSON.parse(Buffer.from(said, "base64url").toString()) as CertifiedTill });
}

/** Enough to tell keys apart; it proves nothing. */
function keyId({ publicKey }: RescueKey): string {
  return createHash("sha256").update(publicKey).digest().subarray(0, 8).toString("base64url");
}

function seal(key: RescueKey, said: string): string {
  return createHmac("sha256", certificateSecret(key)).update(said).digest("base64url");
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
