/** Text at rest, readable with the till's own key alone. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer };

const ALGORITHM = "AES-GCM";

/** A key that never leaves this browser: the database holds it, but nobody can read it out. */
export function newSealKey(crypto: Crypto): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function seal(crypto: Crypto, key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, new TextEncoder().encode(text)) };
}

/** Null where the bytes are not as they were sealed: a disk can damage one row, and the others still count. */
export async function unseal(crypto: Crypto, key: CryptoKey, sealed: Sealed): Promise<string | null> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: ALGORITHM, iv: sealed.iv }, key, sealed.bytes));
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return null;
    throw error;
  }
}
