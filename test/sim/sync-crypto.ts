import { createCipheriv, createDecipheriv, createHash, createHmac, createPublicKey, pbkdf2Sync, verify } from "node:crypto";
import { newKeyPair } from "../../server/auth/new-key-pair";
import type { Random } from "./random";

/** A key as the simulation holds it: plain values, so that a store can copy it. */
type SimKey = { readonly simulated: true; readonly secret: Uint8Array };

const TAG_BYTES = 16;

/**
 * The browser's cryptography, as far as a till uses it, done at once: the real one works in other threads, which come
 * back in an order of their own. Randomness comes from the seed.
 */
export function createSyncCrypto(random: Random): Crypto {
  const subtle = {
    importKey: (_format: string, bytes: BufferSource) => Promise.resolve(newKey(bytesOf(bytes))),
    generateKey: ({ name }: { name: string }) => Promise.resolve(name === "ECDSA" ? newPair(random) : newKey(random.bytes(32))),
    exportKey: (_format: string, key: unknown) => Promise.resolve(buffered(secretOf(key))),
    sign: (_name: string, key: unknown, data: BufferSource) =>
      Promise.resolve(buffered(createHmac("sha256", secretOf(key)).update(bytesOf(data)).digest())),
    verify(_algorithm: unknown, key: unknown, signature: BufferSource, data: BufferSource) {
      const publicKey = createPublicKey({ key: Buffer.from(secretOf(key)), format: "der", type: "spki" });
      return Promise.resolve(verify("sha256", bytesOf(data), { key: publicKey, dsaEncoding: "ieee-p1363" }, bytesOf(signature)));
    },
    digest: (_name: string, data: BufferSource) => Promise.resolve(buffered(createHash("sha256").update(bytesOf(data)).digest())),
    deriveBits({ salt, iterations }: { salt: BufferSource; iterations: number }, key: unknown, bits: number) {
      return Promise.resolve(buffered(pbkdf2Sync(secretOf(key), bytesOf(salt), iterations, bits / 8, "sha256")));
    },
    encrypt({ iv }: { iv: BufferSource }, key: unknown, data: BufferSource) {
      const cipher = createCipheriv("aes-256-gcm", secretOf(key), bytesOf(iv));
      return Promise.resolve(buffered(Buffer.concat([cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()])));
    },
    async decrypt({ iv }: { iv: BufferSource }, key: unknown, data: BufferSource) {
      const bytes = bytesOf(data);
      const text = bytes.subarray(0, -TAG_BYTES);
      try {
        const decipher = createDecipheriv("aes-256-gcm", secretOf(key), bytesOf(iv));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return buffered(Buffer.concat([decipher.update(text), decipher.final()]));
      } catch {
        throw new DOMException("The bytes are not as they were sealed.", "OperationError");
      }
    },
  };
  const simulated = {
    subtle,
    getRandomValues(into: Uint8Array) {
      into.set(random.bytes(into.length));
      return into;
    },
  };
  return simulated as unknown as Crypto;
}

function newKey(secret: Uint8Array): SimKey {
  return { simulated: true, secret: Uint8Array.from(secret) };
}

/** Keys that nothing is signed with: of the public one, the server sees to it that it is one. */
function newPair(random: Random): { readonly publicKey: SimKey; readonly privateKey: SimKey } {
  const { publicKey, privateKey } = newKeyPair(random.bytes);
  return { publicKey: newKey(publicKey), privateKey: newKey(privateKey) };
}

function secretOf(key: unknown): Uint8Array {
  return (key as SimKey).secret;
}

function bytesOf(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

function buffered(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
