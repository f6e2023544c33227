import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fail, type Result } from "../../src/domain/result";
import { copyDatabase, DATABASE_FILE, type Holdings, inspectDatabase } from "./database-copy";
import { fileTrouble } from "./file-trouble";
import { readyBackup } from "./finish-put-back";
import { syncFolder, syncToDisk } from "./sync-to-disk";

/** Writes a folder's database to one file, whether a server is using it or not; the file is complete or not there. */
export async function backUp(dataDir: string, file: string, { force }: { readonly force: boolean }): Promise<Result<Holdings, string>> {
  const database = join(dataDir, DATABASE_FILE);
  const problem = refusal(dataDir, database, file, force);
  if (problem !== null) return fail(problem);
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    await copyDatabase(database, unfinished);
    const held = inspectDatabase(unfinished);
    if (!held.ok) return fail(`${database} cannot be backed up. ${held.problem}`);
    syncToDisk(unfinished);
    renameSync(unfinished, file);
    syncFolder(dirname(file));
    return held;
  } catch (failure) {
    const trouble = fileTrouble(file, failure);
    if (trouble === null) throw failure;
    return fail(trouble);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function refusal(dataDir: string, database: string, file: string, force: boolean): string | null {
  if (!existsSync(database)) return `There is no Tearoff database in ${dataDir}.`;
  if (readyBackup(dataDir) !== null) return "Putting a backup back was cut off. Start Tearoff once to finish it, then back up.";
  // Its server would go on writing to a file that has no name any more.
  if (resolve(file).startsWith(resolve(database))) return `${file} is the database itself, or belongs to it.`;
  if (!existsSync(file)) return null;
  if (statSync(file).isDirectory()) return `${file} is a folder; name a file in it.`;
  return force ? null : `${file} is there already. Choose another name, or replace it with --force.`;
}
