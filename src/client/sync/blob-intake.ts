import { toHex } from "../../domain/bytes/hex";
import type { TillStore } from "../db/till-store";

export type Blobs = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Takes the parts of a snapshot in. */
export type BlobIntake = {
  /** Keeps the blobs that are what their names say, and takes them over. @returns the names of the others */
  keep(blobs: Blobs): Promise<readonly string[]>;
  /** Nothing more comes. */
  close(): void;
};

/** Hashes and writes where it is called. */
export function intakeHere(store: Pick<TillStore, "keepBlobs">, crypto: Crypto): BlobIntake {
  return {
    async keep(blobs) {
      const hashed = await Promise.all([...blobs].map(async ([name, bytes]) => ({ name, bytes, hash: await sha256Hex(crypto, bytes) })));
      const genuine = hashed.filter(({ name, hash }) => hash === name);
      if (genuine.length > 0) await store.keepBlobs(new Map(genuine.map(({ name, bytes }) => [name, bytes])));
      return hashed.filter(({ name, hash }) => hash !== name).map(({ name }) => name);
    },
    close: () => undefined,
  };
}

async function sha256Hex(crypto: Crypto, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
