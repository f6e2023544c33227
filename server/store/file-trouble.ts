import { dirname } from "node:path";

/** What a failure with files means, in a sentence; null where it is a bug. `path`: what was to be written. */
export function fileTrouble(path: string, failure: unknown): string | null {
  const { code = "" } = failure as { readonly code?: string };
  const said = Object.entries(TROUBLES).find(([known]) => code === known || code.startsWith(`${known}_`));
  return said === undefined ? null : said[1](path);
}

/** By the system's word, or SQLite's. */
const TROUBLES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no folder ${dirname(path)}.`,
  ENOTDIR: (path) => `${dirname(path)} is not a folder.`,
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  EFBIG: noRoom,
  SQLITE_FULL: noRoom,
  SQLITE_IOERR: (path) => `${path} could not be written or read to its end; is the disk full or damaged?`,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  SQLITE_CANTOPEN: notAllowed,
  SQLITE_READONLY: notAllowed,
  SQLITE_NOTADB: () => "It is not a Tearoff database.",
  SQLITE_CORRUPT: () => "It is damaged: it cannot be read to its end.",
};

function noRoom(path: string): string {
  return `There is no room for ${path} on its disk.`;
}

function notAllowed(path: string): string {
  return `This user may not read or write ${path}.`;
}
