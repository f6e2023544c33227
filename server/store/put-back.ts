import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fail, ok, type Result } from "../../src/domain/result";
import type { RandomBytes } from "../deps";
import { copyDatabase, DATABASE_FILE, type Holdings, inspectDatabase } from "./database-copy";
import { fileTrouble } from "./file-trouble";
import { finishPutBack, readyName } from "./finish-put-back";
import { FolderInUse, lockFolder } from "./folder-lock";
import { openSqliteFile } from "./sqlite";
import type { Store } from "./store";
import { syncFolder, syncToDisk } from "./sync-to-disk";

/** `aside`: where the database is that was there before; null where there was none. */
export type PutBack = { readonly held: Holdings; readonly aside: string | null };

export type PutBackDeps = { readonly nowMs: number; readonly randomBytes: RandomBytes; readonly mayReplace: boolean };

const UNFINISHED = `${DATABASE_FILE}.unfinished-`;

/**
 * Puts a backup in the place of a folder's database, which is kept aside, and begins a new epoch in every workspace (R16,
 * R17). All of that is done to a copy first; the folder holds the old database or the new one, whole, whenever it is cut off.
 */
export async function putBack(dataDir: string, file: string, deps: PutBackDeps): Promise<Result<PutBack, string>> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = lockFolder(dataDir);
    try {
      return await replaceDatabase(dataDir, file, deps);
    } finally {
      removeUnfinished(dataDir);
      lock.release();
    }
  } catch (failure) {
    const trouble = failure instanceof FolderInUse ? failure.message : fileTrouble(join(dataDir, DATABASE_FILE), failure);
    if (trouble === null) throw failure;
    return fail(trouble);
  }
}

async function replaceDatabase(dataDir: string, file: string, deps: PutBackDeps): Promise<Result<PutBack, string>> {
  if (!existsSync(file)) return fail(`There is no file ${file}.`);
  finishPutBack(dataDir);
  removeUnfinished(dataDir);
  const unfinished = join(dataDir, `${UNFINISHED}${process.pid}`);
  const held = await takeIn(file, unfinished);
  if (!held.ok) return fail(`${file} cannot be put back. ${held.problem}`);
  if (existsSync(join(dataDir, DATABASE_FILE)) && !deps.mayReplace) {
    return fail(`There is a Tearoff database in ${dataDir}. With --yes it is kept aside, and ${file} takes its place.`);
  }
  await beginEpochs(await openSqliteFile(unfinished), deps);
  syncToDisk(unfinished);
  renameSync(unfinished, join(dataDir, readyName(stampOf(deps.nowMs))));
  syncFolder(dataDir);
  return ok({ held: held.value, aside: finishPutBack(dataDir) });
}

async function takeIn(file: string, unfinished: string): Promise<Result<Holdings, string>> {
  try {
    await copyDatabase(file, unfinished);
    return inspectDatabase(unfinished);
  } catch (failure) {
    const trouble = fileTrouble(unfinished, failure);
    if (trouble === null) throw failure;
    return fail(trouble);
  }
}

async function beginEpochs(store: Store, { nowMs, randomBytes }: PutBackDeps): Promise<void> {
  try {
    for (const { number } of await store.workspaces()) await store.startEpoch(number, randomBytes(32), { restored: true }, nowMs);
  } finally {
    await store.close();
  }
}

/** What an earlier try, cut off, has left. */
function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) if (name.startsWith(UNFINISHED)) rmSync(join(dataDir, name), { force: true });
}

/** `20261122-093000123`, in UTC. */
function stampOf(nowMs: number): string {
  return new Date(nowMs).toISOString().replace(/[-:.Z]/g, "").replace("T", "-");
}
