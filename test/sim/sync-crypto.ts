import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  pbkdf2Sync,
  sign,
  verify,
} from "node:crypto";
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
    generateKey: ({ name }: { name: string }) => Promise.resolve(name.startsWith("EC") ? newPair(random) : newKey(random.bytes(32))),
    exportKey: (_format: string, key: unknown) => Promise.resolve(buffered(secretOf(key))),
    sign(algorithm: unknown, key: unknown, data: BufferSource) {
      if (typeof algorithm === "string") return Promise.resolve(buffered(createHmac("sha256", secretOf(key)).update(bytesOf(data)).digest()));
      return Promise.resolve(buffered(sign("sha256", bytesOf(data), { key: privateKeyOf(key), dsaEncoding: "ieee-p1363" })));
    },
    verify: (_algorithm: unknown, key: unknown, signature: BufferSource, data: BufferSource) =>
      Promise.resolve(verify("sha256", bytesOf(data), { key: publicKeyOf(key), dsaEncoding: "ieee-p1363" }, bytesOf(signature))),
    digest: (_name: string, data: BufferSource) => Promise.resolve(buffered(createHash("sha256").update(bytesOf(data)).digest())),
    deriveBits(algorithm: Derivation, key: unknown, bits: number) {
      if ("public" in algorithm) {
        return Promise.resolve(buffered(diffieHellman({ privateKey: privateKeyOf(key), publicKey: publicKeyOf(algorithm.public) })));
      }
      return Promise.resolve(buffered(pbkdf2Sync(secretOf(key), bytesOf(algorithm.salt), algorithm.iterations, bits / 8, "sha256")));
    },
    deriveKey: ({ salt, info }: { salt: BufferSource; info: BufferSource }, key: unknown) =>
      Promise.resolve(newKey(new Uint8Array(hkdfSync("sha256", secretOf(key), bytesOf(salt), bytesOf(info), 32)))),
    encrypt({ iv, additionalData }: { iv: BufferSource; additionalData?: BufferSource }, key: unknown, data: BufferSource) {
      const cipher = createCipheriv("aes-256-gcm", secretOf(key), bytesOf(iv));
      if (additionalData !== undefined) cipher.setAAD(bytesOf(additionalData));
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

type Derivation = { readonly public: unknown } | { readonly salt: BufferSource; readonly iterations: number };

function newPair(random: Random): { readonly publicKey: SimKey; readonly privateKey: SimKey } {
  const { publicKey, privateKey } = newKeyPair(random.bytes);
  return { publicKey: newKey(publicKey), privateKey: newKey(privateKey) };
}

function privateKeyOf(key: unknown): KeyObject {
  return createPrivateKey({ key: Buffer.from(secretOf(key)), format: "der", type: "pkcs8" });
}

function publicKeyOf(key: unknown): KeyObject {
  return createPublicKey({ key: Buffer.from(secretOf(key)), format: "der", type: "spki" });
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
