import { resolve } from "node:path";
import { fail, ok, type Result } from "../../src/domain/result";
import { DatabaseTrouble } from "../store/database-trouble";
import { FolderInUse } from "../store/folder-lock";
import { openPostgresBeside, openPostgresStore } from "../store/postgres";
import { openSqliteBeside, openSqliteStore } from "../store/sqlite";
import type { Store } from "../store/store";
import type { StoreBeside } from "../store/store-beside";
import type { Settings } from "./settings";

/** Opens the database that the settings choose, or says in a sentence why it cannot be used. */
export function openStore({ databaseUrl, dataDir }: Settings): Promise<Result<Store, string>> {
  return opened(() => (databaseUrl === null ? openSqliteStore(resolve(dataDir)) : openPostgresStore(databaseUrl)));
}

/** The same for a short errand, beside the servers that are using it. */
export function openStoreBeside({ databaseUrl, dataDir }: Settings): Promise<Result<StoreBeside, string>> {
  return opened(() => (databaseUrl === null ? openSqliteBeside(resolve(dataDir)) : openPostgresBeside(databaseUrl)));
}

async function opened<Opened>(open: () => Promise<Opened>): Promise<Result<Opened, string>> {
  try {
    return ok(await open());
  } catch (failure) {
    if (failure instanceof FolderInUse || failure instanceof DatabaseTrouble) return fail(failure.message);
    throw failure;
  }
}
