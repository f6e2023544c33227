import { existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DATABASE_FILE } from "./database-copy";
import { syncFolder } from "./sync-to-disk";

const READY = `${DATABASE_FILE}.ready-`;
/** Without its log, a database lacks what was committed last; the third is made anew. */
const PARTS = ["", "-wal", "-shm"] as const;

/** Name for a backup that is complete and only has to take the database's place. `stamp`: of its own. */
export function readyName(stamp: string): string {
  return `${READY}${stamp}`;
}

/** A backup that waits to take the database's place: putting it back was cut off; null: none does. */
export function readyBackup(dataDir: string): string | null {
  return readdirSync(dataDir).filter((name) => name.startsWith(READY)).sort().at(-1) ?? null;
}

/**
 * Puts a backup that is ready in the database's place, and the database with its log aside. Needs the folder's lock. Cut
 * off anywhere, it is finished by the next call, which comes before the database is opened: so it is the old one or the new.
 * @returns where the replaced database is; null where there was none, or nothing to do
 */
export function finishPutBack(dataDir: string): string | null {
  const ready = readyBackup(dataDir);
  if (ready === null) return null;
  const database = join(dataDir, DATABASE_FILE);
  const aside = join(dataDir, `tearoff-replaced-${ready.slice(READY.length)}.db`);
  for (const part of PARTS) {
    if (existsSync(`${database}${part}`)) renameSync(`${database}${part}`, `${aside}${part}`);
  }
  syncFolder(dataDir);
  renameSync(join(dataDir, ready), database);
  syncFolder(dataDir);
  return existsSync(aside) ? aside : null;
}
