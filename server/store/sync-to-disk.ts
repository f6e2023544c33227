import { closeSync, fsyncSync, openSync } from "node:fs";

/** Waits until a file's contents are on the disk. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The same for the names in a folder; Windows has no such thing, and needs none. */
export function syncFolder(path: string): void {
  if (process.platform !== "win32") syncToDisk(path);
}
