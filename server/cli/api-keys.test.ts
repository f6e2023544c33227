import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tillsResponse } from "../../src/contract/messages/desk";
import { runTearoff, startServer } from "../../test/builders/server-process";
import { openShop } from "../../test/store/acceptance-shop";
import { findPostgres } from "../../test/store/test-databases";
import { openStoreBeside } from "../start/open-store";
import { readSettings } from "../start/settings";
import { openSqliteStore } from "../store/sqlite";

/** Several starts of whole programs on a busy machine. */
const PATIENCE_MS = 180_000;

const root = mkdtempSync(join(tmpdir(), "tearoff-keys-"));
const postgres = await findPostgres();
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(root, { recursive: true });
  await postgres.stop();
});

describe.each(["SQLite", "PostgreSQL"])("beside a server that runs on %s", (kind) => {
  let env: Record<string, string>;
  let url: string;
  beforeAll(async () => {
    const databaseUrl = kind === "SQLite" ? "" : (await postgres.createDatabase()).url;
    env = { DATA_DIR: join(root, kind), DATABASE_URL: databaseUrl, TEAROFF_URL: "https://shop.example" };
    const server = startServer({ ...env, TEAROFF_URL: "" });
    started.push(server.child);
    ({ url } = await server.ready);
  }, PATIENCE_MS);

  const tills = (key: string) => fetch(`${url}/api/tills`, { headers: { Authorization: `Bearer ${key}` } });

  test("a key is made, shown once, good at once, listed without itself, and revoked", { timeout: PATIENCE_MS }, async () => {
    const made = await runTearoff(["key", "Back office", "--scope", "manage"], env);
    expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/workspace \d+ \(Demo shop\).+shown this once/) });
    const [key = ""] = /tearoff_key_[\w-]+/.exec(made.said) ?? [];
    expect(made.said).toContain(`curl -H "Authorization: Bearer ${key}" https://shop.example/api/tills`);
    const answer = await tills(key);
    expect(answer.status).toBe(200);
    expect(tillsResponse.parse(await answer.json()).tills).toEqual([]);

    const listed = await runTearoff(["keys"], env);
    expect(listed).toMatchObject({ code: 0, said: expect.stringMatching(/^[\w-]{36} {2}Back office {2}manage {2}made \d{4}-\S+Z\n$/) });
    expect(listed.said).not.toContain(key);
    const id = listed.said.slice(0, 36);
    expect(await runTearoff(["revoke-key", id], env)).toMatchObject({ code: 0, said: expect.stringContaining(id) });
    expect((await tills(key)).status).toBe(401);
    expect((await runTearoff(["keys"], env)).said).toMatch(/ {2}revoked \d{4}-\S+Z\n$/);
    for (const scope of ["read", "claims:write", "redemptions:write"]) {
      const { said } = await runTearoff(["key", "A program", "--scope", scope], env);
      const [, its = "", path = ""] = /Bearer (tearoff_key_[\w-]+)" https:\/\/shop\.example(\/api\/\S+)/.exec(said) ?? [];
      expect([scope, (await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${its}` } })).status]).toEqual([scope, 200]);
    }
    expect(await runTearoff(["revoke-key", "no-such"], env)).toMatchObject({ code: 1, said: "There is no key no-such.\n" });
  });
});

describe("where there is something to say first", () => {
  test("of several workspaces one has to be named", { timeout: PATIENCE_MS }, async () => {
    const DATA_DIR = join(root, "several");
    const env = { DATA_DIR, DATABASE_URL: "" };
    const store = await openSqliteStore(DATA_DIR);
    await openShop(store, 1);
    await openShop(store, 2);
    await store.close();

    const asked = await runTearoff(["key", "Till", "--scope", "manage"], env);
    expect(asked).toMatchObject({ code: 1, said: expect.stringMatching(/--workspace N:\n +1 +Shop 1\n +2 +Shop 2\n/) });
    const made = await runTearoff(["key", "Till", "--scope", "manage", "--workspace", "2"], env);
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining("workspace 2 (Shop 2)") });
    expect((await runTearoff(["keys", "--workspace", "1"], env)).said).toBe("Workspace 1 (Shop 1) has no API key.\n");
    expect((await runTearoff(["keys", "--workspace", "7"], env)).said).toMatch(/^There is no workspace 7\. There are:\n/);
    expect((await runTearoff(["key", "Till"], env)).said).toBe("Say what the key is for: --scope and one of manage, read, claims:write, redemptions:write.\n");
    expect((await runTearoff(["key", " ", "--scope", "manage", "--workspace", "2"], env)).said).toContain("1 to 60 characters");
  });

  async function trouble(env: Record<string, string>): Promise<string> {
    const settings = readSettings(env, []);
    if (!settings.ok) throw new Error(settings.problem);
    const opened = await openStoreBeside(settings.value);
    return opened.ok ? "" : opened.problem;
  }

  test("a database that is not there, or of another version, is left alone", async () => {
    const DATA_DIR = join(root, "versions");
    expect(await trouble({ DATA_DIR })).toContain("no Tearoff database");
    await (await openSqliteStore(DATA_DIR)).close();
    expect(await trouble({ DATA_DIR })).toBe("");
    const steps = new BetterSqlite3(join(DATA_DIR, "tearoff.db"));
    steps.exec("INSERT INTO kysely_migration VALUES ('9999-later', '')");
    expect(await trouble({ DATA_DIR })).toContain("newer version");
    steps.exec("DELETE FROM kysely_migration WHERE name > '0008'");
    expect(await trouble({ DATA_DIR })).toContain("older version");
    steps.close();
    expect(await trouble({ DATABASE_URL: (await postgres.createDatabase()).url })).toContain("Start Tearoff once");
    expect(await trouble({ DATABASE_URL: "postgres://127.0.0.1:9/none" })).toContain("No PostgreSQL answers");
  });
});
