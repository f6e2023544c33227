import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";

const LOCK_FILE = "owner.lock";
const OWNER_FILE = "owner.pid";

/** Another server works on the folder. */
export class FolderInUse extends Error {
  constructor(folder: string, owner: string) {
    super(`Another Tearoff server (pid ${owner}) is using ${folder}; stop it or choose another DATA_DIR.`);
    this.name = "FolderInUse";
  }
}

export type FolderLock = { release(): void };

/**
 * Holds a folder for this process. The lock is the operating system's, taken by SQLite on a file of its own, so that it
 * ends with the process however that ends: no stale lock is left to be judged.
 */
export function lockFolder(folder: string): FolderLock {
  const connection = new BetterSqlite3(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    connection.exec("BEGIN EXCLUSIVE");
  } catch (failure) {
    connection.close();
    if (failure instanceof BetterSqlite3.SqliteError && failure.code === "SQLITE_BUSY") {
      throw new FolderInUse(folder, ownerOf(folder));
    }
    throw failure;
  }
  writeFileSync(join(folder, OWNER_FILE), String(process.pid));
  return {
    release() {
      rmSync(join(folder, OWNER_FILE), { force: true });
      connection.close();
    },
  };
}

/** The lock is taken a moment before its owner has written its number. */
function ownerOf(folder: string): string {
  try {
    return readFileSync(join(folder, OWNER_FILE), "utf8");
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "ENOENT") return "unknown";
    throw failure;
  }
}
