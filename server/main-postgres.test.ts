import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { enrolOverHttp, startServer } from "../test/builders/server-process";
import { findPostgres } from "../test/store/test-databases";
import { snapshotMessage } from "../src/contract/messages/snapshot";

/** Starts of several whole servers on a busy machine. */
const PATIENCE_MS = 120_000;

const postgres = await findPostgres();
const dataDir = mkdtempSync(join(tmpdir(), "tearoff-main-"));
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(dataDir, { recursive: true });
  await postgres.stop();
});

function run(databaseUrl: string) {
  const server = startServer({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
  started.push(server.child);
  return server;
}

test("several servers start at once on one empty PostgreSQL, and a till of one is known to the others", { timeout: PATIENCE_MS }, async () => {
  const { url } = await postgres.createDatabase();
  const servers = [run(url), run(url), run(url)];
  const [first, second] = await Promise.all(servers.map(({ ready }) => ready));
  const token = await enrolOverHttp(first?.url ?? "", first?.enrolmentCode ?? "");

  const response = await fetch(`${second?.url}/api/till/snapshot`, { headers: { Authorization: `Bearer ${token}` } });
  expect(snapshotMessage.parse(await response.json()).workspace).toMatchObject({ name: "Demo shop", demo: true });
  for (const { child } of servers) child.kill("SIGTERM");
  for (const { ended } of servers) expect(await ended).toEqual({ code: 0, errors: "" });
});

test("a database that cannot be used is named in a sentence, without its password", { timeout: PATIENCE_MS }, async () => {
  const { url } = await postgres.createDatabase();
  const changed = (change: (parts: URL) => void) => {
    const parts = new URL(url);
    parts.password = "hush";
    change(parts);
    return parts.href;
  };
  const noServer = await run(changed((parts) => (parts.port = "9"))).ended;
  const noDatabase = await run(changed((parts) => (parts.pathname = "/nosuch"))).ended;

  expect(noServer).toMatchObject({ code: 1, errors: expect.stringMatching(/^No PostgreSQL answers at .*:9\. .*DATABASE_URL\.\n$/) });
  expect(noDatabase).toMatchObject({ code: 1, errors: expect.stringMatching(/ has no database "nosuch"\. /) });
  expect(noServer.errors + noDatabase.errors).not.toContain("hush");
});
