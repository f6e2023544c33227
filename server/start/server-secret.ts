import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RandomBytes } from "../deps";
import type { Store } from "../store/store";
import type { Settings } from "./settings";

export const SECRET_FILE = "secret.key";
const SECRET_BYTES = 32;

/**
 * What signs cookies. Beside an embedded database it is a file of its own that only this user may read, so that a copy of
 * the database alone signs nobody in. Servers that share a PostgreSQL need the same: the one of their settings, else one
 * that the first of them leaves in the database.
 */
export async function serverSecret(
  { secret, databaseUrl, dataDir }: Pick<Settings, "secret" | "databaseUrl" | "dataDir">,
  store: Pick<Store, "sharedSecret">,
  randomBytes: RandomBytes,
): Promise<string> {
  if (secret !== null) return secret;
  const fresh = Buffer.from(randomBytes(SECRET_BYTES)).toString("base64url");
  return databaseUrl === null ? keptInFile(join(dataDir, SECRET_FILE), fresh) : await store.sharedSecret("cookies", fresh);
}

function keptInFile(path: string, fresh: string): string {
  try {
    writeFileSync(path, fresh, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== "EEXIST") throw failure;
    return readFileSync(path, "utf8").trim();
  }
}
