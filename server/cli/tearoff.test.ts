import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enrolResponse } from "../../src/contract/messages/enrol";
import { snapshotMessage } from "../../src/contract/messages/snapshot";

const ROOT = join(import.meta.dirname, "../..");
/** Several starts of whole programs on a busy machine. */
const PATIENCE_MS = 180_000;

let folder: string;
let dataDir: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tearoff-cli-"));
  dataDir = join(folder, "data");
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

function program(file: string, args: readonly string[] = [], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: ROOT,
    env: { ...process.env, INIT_CWD: folder, PORT: "0", DATA_DIR: dataDir, DATABASE_URL: "", TEAROFF_PRINT: "json", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  return child;
}

async function tearoff(args: readonly string[], env: Record<string, string> = {}) {
  const child = program("server/cli/tearoff.ts", args, env);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, said };
}

async function startServer() {
  const child = program("server/main.ts");
  const ready = await new Promise<{ url: string; enrolmentCode: string }>((resolve) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => resolve(JSON.parse(text)));
  });
  return {
    ...ready,
    async stop() {
      const ended = new Promise((resolve) => child.on("close", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A till that speaks the protocol itself: one redemption a call, its key once the server has answered. */
async function enrolledTill(url: string, code: string): Promise<() => Promise<string>> {
  const enrolled = await fetch(`${url}/api/enrol`, { method: "POST", body: JSON.stringify({ code, deviceName: "Counter" }) });
  const { token } = enrolResponse.parse(await enrolled.json());
  const headers = { Authorization: `Bearer ${token}` };
  const { coupons, device, staff } = snapshotMessage.parse(await (await fetch(`${url}/api/till/snapshot`, { headers })).json());
  const coupon = coupons.find(({ codeType, source }) => codeType === "qr" && source.kind === "fixed");
  let sequence = 0;
  return async () => {
    sequence += 1;
    const key = `${randomUUID().slice(0, 14)}7${randomUUID().slice(15)}`;
    const contents = {
      couponId: coupon?.couponId,
      shown: { kind: "code", codeType: "qr", value: "TEAROFF-FLAT-WHITE" },
      storeId: device.storeId,
      staffId: staff[0]?.id,
      method: "staff-scan",
      receipt: null,
      override: null,
      leaseId: null,
    };
    const time = { deviceMs: Date.now(), offsetMs: 0, uncertain: false };
    const fact = { kind: "fact", key, sequence, contents, circumstances: { time, couponVersion: 1, snapshotFeed: 0, marks: [] } };
    const body = JSON.stringify({ protocol: 1, items: [fact], heard: [] });
    const reply = await fetch(`${url}/api/till/events`, { method: "POST", headers, body });
    expect(await reply.json()).toMatchObject({ answers: [{ key, outcome: { kind: expect.stringMatching("accepted|conflict") } }] });
    return key;
  };
}

function keysIn(file: string): string[] {
  const database = new BetterSqlite3(file, { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  const keys = database.prepare<[], string>("SELECT key FROM redemptions").pluck().all();
  database.close();
  return keys;
}

test("a backup of a server that is writing holds all that was acknowledged before, whole, for its owner only", { timeout: PATIENCE_MS }, async () => {
  const server = await startServer();
  const redeem = await enrolledTill(server.url, server.enrolmentCode);
  const before: string[] = [];
  while (before.length < 20) before.push(await redeem());
  let isWriting = true;
  const writing = (async () => {
    const keys: string[] = [];
    while (isWriting) keys.push(await redeem());
    return keys;
  })();
  const { code, said } = await tearoff(["backup", "shop.db"]);
  isWriting = false;
  const during = await writing;

  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/1 workspace.+\n.+Demo shop.+coupons, \d+ redemptions, feed number \d+/) });
  const file = join(folder, "shop.db");
  const held = keysIn(file);
  expect(held).toEqual(expect.arrayContaining(before));
  expect([...before, ...during]).toEqual(expect.arrayContaining(held));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).toSorted()).toEqual(["data", "shop.db"]);

  expect(await tearoff(["restore", "shop.db", "--yes"])).toMatchObject({ code: 1, said: expect.stringContaining("Another Tearoff server") });
});

test("a backup that is put back keeps what was there aside, and asks first", { timeout: PATIENCE_MS }, async () => {
  const server = await startServer();
  const redeem = await enrolledTill(server.url, server.enrolmentCode);
  const before = await redeem();
  await tearoff(["backup", "shop.db"]);
  const after = await redeem();
  await server.stop();
  const database = join(dataDir, "tearoff.db");

  expect(await tearoff(["restore", "shop.db"])).toMatchObject({ code: 1, said: expect.stringContaining("--yes") });
  expect(keysIn(database).toSorted()).toEqual([before, after].toSorted());
  expect(await tearoff(["restore", "shop.db", "--yes"])).toMatchObject({ code: 0, said: expect.stringContaining("tearoff-replaced-") });
  expect(keysIn(database)).toEqual([before]);
  const [aside] = readdirSync(dataDir).filter((name) => name.startsWith("tearoff-replaced-"));
  expect(keysIn(join(dataDir, aside ?? "")).toSorted()).toEqual([before, after].toSorted());
  const again = await startServer();
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
});

test("commands that there are not, and PostgreSQL, are said in words", { timeout: PATIENCE_MS }, async () => {
  expect(await tearoff(["polish"])).toMatchObject({ code: 2, said: expect.stringMatching(/no command polish[^]+backup FILE[^]+restore FILE/) });
  expect(await tearoff(["backup", "--fast"])).toMatchObject({ code: 2, said: expect.stringContaining("--fast") });
  expect(await tearoff(["restore", "--help"])).toMatchObject({ code: 0, said: expect.stringContaining("--yes") });
  const env = { DATABASE_URL: "postgres://shop:secret@localhost/shop" };
  const [backup, restore] = [await tearoff(["backup", "a"], env), await tearoff(["restore", "a"], env)];
  expect(backup).toMatchObject({ code: 1, said: expect.stringContaining("pg_dump") });
  expect(restore).toMatchObject({ code: 1, said: expect.stringMatching(/pg_restore[^]+new-epoch --restored/) });
  expect(backup.said + restore.said).not.toContain("secret");
  expect(existsSync(dataDir)).toBe(false);
});
