import { createECDH, createPrivateKey, createPublicKey } from "node:crypto";
import type { RandomBytes } from "../deps";
import type { KeyPair } from "../store/store";

/** A pair of a workspace's own, for its claims (R20) or its tills' rescue files (R31), made of nothing but the random bytes. */
export function newKeyPair(randomBytes: RandomBytes): KeyPair {
  const scalar = scalarFrom(randomBytes);
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(scalar);
  // Uncompressed: a byte that says so, then x and y.
  const point = pair.getPublicKey();
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), scalar].map(base64url) as [string, string, string];
  const key = createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y, d } });
  return {
    publicKey: createPublicKey(key).export({ type: "spki", format: "der" }),
    privateKey: key.export({ type: "pkcs8", format: "der" }),
  };
}

/** The curve's order: a private key is a number from 1 up to it, and of random bytes one in four thousand million is none. */
const ORDER = Buffer.from("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", "hex");

function scalarFrom(randomBytes: RandomBytes): Buffer {
  for (;;) {
    const scalar = Buffer.from(randomBytes(32));
    if (scalar.some((byte) => byte > 0) && Buffer.compare(scalar, ORDER) < 0) return scalar;
  }
}

function base64url(bytes: Buffer): string {
  return bytes.toString("base64url");
}
