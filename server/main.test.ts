import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enrolOverHttp, type ServerProcess, startServer } from "../test/builders/server-process";

/** Two starts of a whole server on a busy machine. */
const PATIENCE_MS = 60_000;

let dataDir: string;
let started: ChildProcess[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "tearoff-main-"));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(dataDir, { recursive: true });
});

function run(env: Record<string, string> = {}): ServerProcess {
  const server = startServer({ DATA_DIR: dataDir, ...env });
  started.push(server.child);
  return server;
}

test("a second server on the same folder is told who has it; after a kill -9 nothing is stale and nothing is lost", { timeout: PATIENCE_MS }, async () => {
  const first = run();
  const { url, enrolmentCode } = await first.ready;
  const token = await enrolOverHttp(url, enrolmentCode);

  const second = await run().ended;
  expect(second.code).toBe(1);
  expect(second.errors).toContain(`Another Tearoff server (pid ${first.child.pid}) is using ${dataDir}`);

  first.child.kill("SIGKILL");
  await first.ended;
  const third = run();
  const after = await third.ready;
  const snapshot = await fetch(`${after.url}/api/till/snapshot`, { headers: { Authorization: `Bearer ${token}` } });
  expect(snapshot.status).toBe(200);
});

test("SIGTERM ends the server by itself, and its log holds no secret", { timeout: PATIENCE_MS }, async () => {
  const server = run({ TEAROFF_ENROLMENT_CODES: "2" });
  const { url, enrolmentCodes } = await server.ready;
  expect(enrolmentCodes).toHaveLength(2);
  const token = await enrolOverHttp(url, enrolmentCodes[0] ?? "");
  const fact = { kind: "fact", key: "01900000-0000-7000-8000-000000000001", contents: { shown: { value: "TEAROFF-FLAT-WHITE" } } };
  await fetch(`${url}/api/till/events`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ protocol: 1, items: [fact], heard: [] }),
  });
  server.child.kill("SIGTERM");
  expect(await server.ended).toEqual({ code: 0, errors: "" });

  const log = readFileSync(join(dataDir, "tearoff.log"), "utf8");
  expect(log).toContain('"route":"push"');
  for (const secret of [token, ...enrolmentCodes, "TEAROFF-FLAT-WHITE", "1234", "9876"]) {
    // Port numbers and times are digits too.
    expect(log.replace(/"(time|port)":[^,]+,/g, "")).not.toContain(secret);
  }
});

test("whatever the server writes is for its own user alone, and so is a folder that it makes", { timeout: PATIENCE_MS }, async () => {
  const folder = join(dataDir, "made");
  await run({ DATA_DIR: folder }).ready;
  const written = [".", ...readdirSync(folder)].map((file) => [file, (statSync(join(folder, file)).mode & 0o077).toString(8)]);
  expect(written.map(([file]) => file)).toEqual(expect.arrayContaining(["tearoff.db", "tearoff.log", "secret.key"]));
  expect(written.filter(([, others]) => others !== "0")).toEqual([]);
});

test("settings that cannot be are said in a sentence", { timeout: PATIENCE_MS }, async () => {
  const mysql = await run({ DATABASE_URL: "mysql://user:hush@127.0.0.1/shop" }).ended;
  expect(mysql).toMatchObject({ code: 1, errors: expect.stringContaining("postgres://user:password@host:5432/database") });
  expect(mysql.errors).not.toContain("hush");
  const port = await run({ PORT: "many" }).ended;
  expect(port).toMatchObject({ code: 1, errors: expect.stringContaining("PORT is many") });
  const secret = await run({ TEAROFF_SECRET: "hush" }).ended;
  expect(secret).toMatchObject({ code: 1, errors: expect.stringContaining("TEAROFF_SECRET needs at least 32") });
  const mail = await run({ SMTP_URL: "smtp://ana:hush@mail.example" }).ended;
  expect(mail).toMatchObject({ code: 1, errors: expect.stringContaining("MAIL_FROM") });
});

test("what it prints leads to where people open the app, such as a proxy's address", { timeout: PATIENCE_MS }, async () => {
  expect((await run({ TEAROFF_URL: "https://till.example/" }).ready).url).toBe("https://till.example");
});

test("the demo's owner signs in with what every start prints, and a server without a demo prints how to set it up", { timeout: PATIENCE_MS }, async () => {
  const first = run();
  const { url, owner, setUpLink } = await first.ready;
  expect(setUpLink).toBeNull();
  const signIn = (at: string) =>
    fetch(`${at}/api/sign-in`, {
      method: "POST",
      headers: { Origin: at, "Content-Type": "application/json" },
      body: JSON.stringify(owner),
    });
  expect((await signIn(url)).status).toBe(200);
  first.child.kill("SIGTERM");
  await first.ended;
  const again = await run().ready;
  expect(again.owner).toEqual(owner);
  expect((await signIn(again.url)).status).toBe(200);
  expect(readFileSync(join(dataDir, "tearoff.log"), "utf8")).not.toContain(owner?.password);

  const empty = await run({ DATA_DIR: join(dataDir, "empty"), TEAROFF_DEMO: "off" }).ready;
  expect(empty).toMatchObject({ owner: null, setUpLink: expect.stringMatching(/\/admin#set-up=[\w-]{43}$/) });
});
