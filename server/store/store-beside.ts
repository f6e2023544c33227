import type { Kysely } from "kysely";
import { addApiKey, apiKeysOf, revokeApiKey } from "./api-keys";
import { DatabaseTrouble } from "./database-trouble";
import { schemaProblem } from "./migrate";
import type { Database } from "./schema";
import type { Store } from "./store";
import { allWorkspaces } from "./workspaces";

/** What may be done to a database beside the servers that use it: they read these anew whenever they need them. */
export type StoreBeside = Pick<Store, "workspaces" | "apiKeys" | "addApiKey" | "revokeApiKey" | "close">;

/** Leaves the schema as it is; throws `DatabaseTrouble` where that is not this program's. */
export async function createStoreBeside(db: Kysely<Database>): Promise<StoreBeside> {
  const problem = await schemaProblem(db as Kysely<unknown>);
  if (problem !== null) throw new DatabaseTrouble(problem);
  return {
    workspaces: () => allWorkspaces({ db }),
    apiKeys: (workspace) => apiKeysOf({ db }, workspace),
    addApiKey: (key, nowMs, deed) => addApiKey({ db }, key, nowMs, deed),
    revokeApiKey: (workspace, id, nowMs, deed) => revokeApiKey({ db }, workspace, id, nowMs, deed),
    close: () => db.destroy(),
  };
}
