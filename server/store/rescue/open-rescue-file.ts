import { createDecipheriv, createPrivateKey, diffieHellman, hkdfSync, verify } from "node:crypto";
import * as z from "zod/mini";
import { rescueContents, type RescueContents } from "../../../src/contract/messages/rescue";
import { fromBase64url } from "../../../src/domain/bytes/base64url";
import { type RescueFile, SEALING_NONCE, sealingInfo, signedText } from "../../../src/domain/rescue/rescue-file";
import { fail, ok, type Result } from "../../../src/domain/result";
import { type CertifiedTill, openCertificate } from "./certificate";
import { p256Key, type RescueKey } from "./rescue-keys";

/** Whose a file is, and what it holds. */
export type OpenedRescueFile = { readonly till: CertifiedTill; readonly contents: RescueContents };

const TAG_BYTES = 16;

/** Takes a file's word for nothing: the certificate is the server's own, the signature by the key in it, the contents whole. */
export function openRescueFile(keys: readonly RescueKey[], file: RescueFile): Result<OpenedRescueFile, "foreign" | "damaged"> {
  const opened = openCertificate(keys, file.certificate);
  if (!opened.ok) return opened;
  const { till, key } = opened.value;
  if (!isSignedBy(till.publicKey, file)) return fail("damaged");
  const contents = z.safeParse(rescueContents, unsealed(key, file));
  return contents.success ? ok({ till, contents: contents.data }) : fail("damaged");
}

function isSignedBy(publicKey: string, file: RescueFile): boolean {
  const key = p256Key(publicKey);
  const signature = fromBase64url(file.signature);
  // As WebCrypto has it: both numbers side by side, 32 bytes each.
  return key !== null && signature !== null && verify("sha256", Buffer.from(signedText(file)), { key, dsaEncoding: "ieee-p1363" }, signature);
}

/** Undefined where the contents are not as a till of this program seals them. */
function unsealed(key: RescueKey, { ephemeralKey, sealed, certificate }: RescueFile): unknown {
  const publicKey = p256Key(ephemeralKey);
  if (publicKey === null) return undefined;
  const privateKey = createPrivateKey({ key: key.privateKey, format: "der", type: "pkcs8" });
  const secret = hkdfSync("sha256", diffieHellman({ privateKey, publicKey }), "", sealingInfo(ephemeralKey, key.publicKey), 32);
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(secret), SEALING_NONCE);
  try {
    decipher.setAAD(Buffer.from(certificate)).setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString()) as unknown;
  } catch {
    // The tag does not fit, or there is none, or it is no JSON: all of one kind to whoever brings the file.
    return undefined;
  }
}
