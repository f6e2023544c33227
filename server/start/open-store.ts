import { resolve } from "node:path";
import { fail, ok, type Result } from "../../src/domain/result";
import { DatabaseTrouble } from "../store/database-trouble";
import { FolderInUse } from "../store/folder-lock";
import { openPostgresStore } from "../store/postgres";
import { openSqliteStore } from "../store/sqlite";
import type { Store } from "../store/store";
import type { Settings } from "./settings";

/** Opens the database that the settings choose, or says in a sentence why it cannot be used. */
export async function openStore({ databaseUrl, dataDir }: Settings): Promise<Result<Store, string>> {
  try {
    return ok(databaseUrl === null ? await openSqliteStore(resolve(dataDir)) : await openPostgresStore(databaseUrl));
  } catch (failure) {
    if (failure instanceof FolderInUse || failure instanceof DatabaseTrouble) return fail(failure.message);
    throw failure;
  }
}
