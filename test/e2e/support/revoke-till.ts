import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { tillsResponse } from "../../../src/contract/messages/desk";
import type { TearoffServer } from "./tearoff-server";

const TEAROFF = join(import.meta.dirname, "..", "..", "..", ".ci", "tearoff.mjs");

/** Revokes a till by its name, as a manager does who has a terminal and nothing else; the server is running. */
export async function revokeTill({ origin, dataDir }: TearoffServer, name: string): Promise<void> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" };
  const { stdout } = await promisify(execFile)(process.execPath, [TEAROFF, "key", "Back office", "--scope", "manage"], { env });
  const headers = { Authorization: `Bearer ${/tearoff_key_[\w-]+/.exec(stdout)?.[0] ?? ""}` };
  const { tills } = tillsResponse.parse(await (await fetch(`${origin}/api/tills`, { headers })).json());
  const named = tills.find(({ till }) => till.name === name);
  const revoked = await fetch(`${origin}/api/tills/${named?.installationId}/revocation`, { method: "POST", headers });
  if (!revoked.ok) throw new Error(`The till ${name} could not be revoked: ${await revoked.text()}`);
}
