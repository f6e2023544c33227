import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Persisted } from "./persisted";

/** Shorter texts turn up by chance in megabytes of anything. */
const SHORTEST = 7;

/** Where any of some codes stands in the clear, as UTF-8 or UTF-16 of either byte order. */
export function findCodes(codes: readonly string[], kept: readonly Persisted[]): readonly string[] {
  const short = codes.filter(({ length }) => length < SHORTEST);
  if (short.length > 0) throw new Error(`Finding ${short.join(", ")} would tell nothing.`);
  const needles = codes.flatMap((code) => {
    const utf16 = Buffer.from(code, "utf16le");
    return [Buffer.from(code), utf16, Buffer.from(utf16).swap16()].map((bytes) => ({ code, bytes }));
  });
  const found = kept.flatMap(({ where, bytes }) => needles.filter((needle) => bytes.includes(needle.bytes)).map(({ code }) => `${code} in ${where}`));
  // Most of a text in one byte order is in the other too, a byte further on.
  return [...new Set(found)];
}

/** Every file of a folder, however deep. What a browser has packed there, such as its databases' older blocks, stays packed. */
export async function filesUnder(folder: string): Promise<readonly Persisted[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ where: relative(folder, path), bytes: await readFile(path) })));
}
