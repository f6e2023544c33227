const IMAGE_PATH = /^\/i\/([0-9a-f]{64})$/;

/** Where a picture is shown, by the SHA-256 of its bytes in hex. */
export function imagePathOf(hash: string): string {
  return `/i/${hash}`;
}

/** Null where a text is no such path. */
export function hashOfImagePath(path: string): string | null {
  return IMAGE_PATH.exec(path)?.[1] ?? null;
}
