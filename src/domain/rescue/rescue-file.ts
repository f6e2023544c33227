/** What a rescue file begins with, so that it is known at sight, and the version of all that is said here. */
export const RESCUE_FORMAT = "tearoff-rescue";
export const RESCUE_VERSION = 1;

/**
 * A till's outbox as a file (R31); every part is base64url. `certificate`: the server's word on whose it is, sealed as only
 * that server can. `ephemeralKey`: SPKI of a P-256 key made for this file. `sealed`: the contents under AES-256-GCM.
 * `signature`: the till's, ECDSA P-256.
 */
export type RescueFile = {
  readonly format: typeof RESCUE_FORMAT;
  readonly version: typeof RESCUE_VERSION;
  readonly certificate: string;
  readonly ephemeralKey: string;
  readonly sealed: string;
  readonly signature: string;
};

export type UnsignedRescueFile = Omit<RescueFile, "signature">;

/** What the till signs, in UTF-8: every part of the file. */
export function signedText({ format, version, certificate, ephemeralKey, sealed }: UnsignedRescueFile): string {
  // No part can hold a line break, so no two files have the same text.
  return [format, version, certificate, ephemeralKey, sealed].join("\n");
}

/**
 * HKDF's `info`, in UTF-8: it binds a file's key to both public keys that it was agreed with, base64url of SPKI each. The
 * contents are sealed with that key, the certificate beside them, so that nobody passes one till's off as another's.
 */
export function sealingInfo(ephemeralKey: string, rescueKey: string): string {
  return [RESCUE_FORMAT, RESCUE_VERSION, ephemeralKey, rescueKey].join("\n");
}

/** A file's key is agreed for it alone and seals once, so that the nonce may be the same in all files. */
export const SEALING_NONCE = new Uint8Array(12);
