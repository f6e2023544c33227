import { webcrypto } from "node:crypto";
import type { CertifiedTill } from "../../server/store/rescue/certificate";
import type { Store, TillOnRecord } from "../../server/store/store";
import type { RescueRecord } from "../../src/client/db/records";
import { sealRescueFile, SIGNING } from "../../src/client/sync/seal-rescue-file";
import type { RescueContents } from "../../src/contract/messages/rescue";
import { toBase64url } from "../../src/domain/bytes/base64url";
import type { RescueFile } from "../../src/domain/rescue/rescue-file";

const crypto = webcrypto as Crypto;

/** What a till has of the server's after it has asked for its certificate. */
export async function certifiedBy(store: Store, till: TillOnRecord): Promise<RescueRecord> {
  const pair = await crypto.subtle.generateKey(SIGNING, false, ["sign", "verify"]);
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey)));
  const certified = await store.certify(till, publicKey);
  if (!certified.ok) throw new Error("A test's till has no key.");
  return { installationId: till.installationId, epoch: 1, signingKey: pair.privateKey, ...certified.value };
}

/** A file as a till makes it, of any contents. */
export function rescueFileOf(by: RescueRecord, items: readonly unknown[], changes: Partial<RescueContents> = {}): Promise<RescueFile> {
  return sealRescueFile(crypto, by, { protocol: 3, madeMs: 0, items: [...items], heard: [], ...changes });
}

/** What a certificate says; whether it is genuine, only its server knows. */
export function readCertificate(certificate: string): CertifiedTill {
  return JSON.parse(Buffer.from(certificate.split(".")[1] ?? "", "base64url").toString()) as CertifiedTill;
}
