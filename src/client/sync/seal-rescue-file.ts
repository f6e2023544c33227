import type { RescueContents } from "../../contract/messages/rescue";
import { fromBase64url, toBase64url } from "../../domain/bytes/base64url";
import {
  RESCUE_FORMAT,
  RESCUE_VERSION,
  type RescueFile,
  SEALING_NONCE,
  sealingInfo,
  signedText,
} from "../../domain/rescue/rescue-file";
import type { RescueRecord } from "../db/records";

const AGREEMENT = { name: "ECDH", namedCurve: "P-256" };
/** What a till signs its rescue files with. */
export const SIGNING = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** Encrypts a till's outbox so that the server alone can read it, and signs it so that the server knows whose it is (R31). */
export async function sealRescueFile(
  { subtle }: Crypto,
  { certificate, rescueKey, signingKey }: RescueRecord,
  contents: RescueContents,
): Promise<RescueFile> {
  const ephemeral = await subtle.generateKey(AGREEMENT, false, ["deriveBits"]);
  const ephemeralKey = toBase64url(new Uint8Array(await subtle.exportKey("spki", ephemeral.publicKey)));
  const key = await agreedKey(subtle, ephemeral.privateKey, rescueKey, sealingInfo(ephemeralKey, rescueKey));
  const cipher = { name: "AES-GCM", iv: SEALING_NONCE, additionalData: bytesOf(certificate) };
  const sealed = toBase64url(new Uint8Array(await subtle.encrypt(cipher, key, bytesOf(JSON.stringify(contents)))));
  const unsigned = { format: RESCUE_FORMAT, version: RESCUE_VERSION, certificate, ephemeralKey, sealed } as const;
  const signature = await subtle.sign(SIGNING, signingKey, bytesOf(signedText(unsigned)));
  return { ...unsigned, signature: toBase64url(new Uint8Array(signature)) };
}

/** The key of one file, which the server agrees on with its own private half and the file's ephemeral key. */
async function agreedKey(subtle: SubtleCrypto, privateKey: CryptoKey, rescueKey: string, info: string): Promise<CryptoKey> {
  const spki = fromBase64url(rescueKey);
  if (spki === null) throw new Error("the key for rescue files is not base64url");
  const publicKey = await subtle.importKey("spki", spki, AGREEMENT, false, []);
  const agreed = await subtle.deriveBits({ name: AGREEMENT.name, public: publicKey }, privateKey, 256);
  const secret = await subtle.importKey("raw", agreed, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: bytesOf(info) };
  return subtle.deriveKey(derivation, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
