import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUp } from "../../server/store/back-up";
import { putBack } from "../../server/store/put-back";
import { openSqliteStore } from "../../server/store/sqlite";
import { NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";

const ROOT = join(import.meta.dirname, "../..");
const PATIENCE_MS = 180_000;
const DEPS = { nowMs: NOON_MS, randomBytes, mayReplace: true };

let root: string;
let data: string;
let backup: string;
let shop: TestShop;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "tearoff-put-back-"));
  data = join(root, "data");
  backup = join(root, "backup.db");
  shop = await openShop(await openSqliteStore(data));
  await pushed(shop, shop.till, redemption(shop, "L-1"));
  expect(await backUp(data, backup, { force: false })).toMatchObject({ ok: true });
  await pushed(shop, shop.till, redemption(shop, "L-2"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** As a killed server leaves the folder: the last redemption is in the log beside the database. */
async function killedServersFolder(): Promise<string> {
  const folder = join(root, "killed");
  cpSync(data, folder, { recursive: true });
  expect(existsSync(join(folder, "tearoff.db-wal"))).toBe(true);
  await shop.store.close();
  return folder;
}

function redemptionsIn(file: string): number {
  const database = new BetterSqlite3(file);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  const count = database.prepare<[], number>("SELECT count(*) FROM redemptions").pluck().get() ?? 0;
  database.close();
  return count;
}

test("a backup goes where it is told only if nothing is lost by it", async () => {
  expect(await backUp(data, backup, { force: false })).toMatchObject({ ok: false, problem: expect.stringContaining("--force") });
  expect(await backUp(data, backup, { force: true })).toMatchObject({ ok: true });
  expect(await backUp(data, root, { force: true })).toMatchObject({ ok: false, problem: expect.stringContaining("is a folder") });
  expect(await backUp(data, join(root, "no", "b.db"), { force: false })).toMatchObject({ ok: false, problem: expect.stringContaining("no folder") });
  const itself = join(data, "tearoff.db");
  expect(await backUp(data, itself, { force: true })).toMatchObject({ ok: false, problem: expect.stringContaining("itself") });
  expect(await backUp(root, join(root, "b.db"), { force: false })).toMatchObject({ ok: false, problem: expect.stringContaining("no Tearoff database") });
  await shop.store.close();
});

test("what is replaced is kept with its log, whole", async () => {
  const folder = await killedServersFolder();
  const done = await putBack(folder, backup, DEPS);
  if (!done.ok || done.value.aside === null) throw new Error(JSON.stringify(done));
  expect(redemptionsIn(join(folder, "tearoff.db"))).toBe(1);
  expect(redemptionsIn(done.value.aside)).toBe(2);
});

test("what is no backup of this version or an older one is not put back", async () => {
  await shop.store.close();
  const newer = join(root, "newer.db");
  cpSync(backup, newer);
  const later = new BetterSqlite3(newer);
  later.exec("INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01')");
  later.close();
  const damaged = join(root, "damaged.db");
  const bytes = readFileSync(backup);
  writeFileSync(damaged, bytes.fill(7, bytes.length / 2));
  writeFileSync(join(root, "text.db"), "not a database at all, though of some length");
  writeFileSync(join(root, "empty.db"), "");

  const whys = { "newer.db": "newer version", "damaged.db": "damaged", "text.db": "not a Tearoff", "empty.db": "not a Tearoff", "none.db": "no file" };
  for (const [file, why] of Object.entries(whys)) {
    expect(await putBack(data, join(root, file), DEPS)).toMatchObject({ ok: false, problem: expect.stringContaining(why) });
  }
  expect(redemptionsIn(join(data, "tearoff.db"))).toBe(2);
  expect(readdirSync(data).filter((name) => /unfinished|ready|replaced/.test(name))).toEqual([]);
});

/** Ends a program without a word at one of its renames. */
const KILLED_AT = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const rename = fs.renameSync;
let left = Number(process.env.RENAMES_LEFT);
fs.renameSync = (from, to) => {
  if (left === 0) process.kill(process.pid, "SIGKILL");
  left -= 1;
  rename(from, to);
};
syncBuiltinESMExports();`;

test("a restore that is killed between any two renames leaves the old database or the new one, whole", { timeout: PATIENCE_MS }, async () => {
  const killed = await killedServersFolder();
  const held: number[] = [];
  for (const renames of [0, 1, 2, 3]) {
    const folder = join(root, `killed-${renames}`);
    cpSync(killed, folder, { recursive: true });
    const preload = `data:text/javascript,${encodeURIComponent(KILLED_AT)}`;
    const args = ["--import", "tsx", "--import", preload, "server/cli/tearoff.ts", "restore", backup, "--yes"];
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: "", RENAMES_LEFT: String(renames) };
    expect(spawnSync(process.execPath, args, { cwd: ROOT, env }).signal).toBe("SIGKILL");

    await (await openSqliteStore(folder)).close();
    held.push(redemptionsIn(join(folder, "tearoff.db")));
    const [aside] = readdirSync(folder).filter((name) => /^tearoff-replaced-.+\.db$/.test(name));
    if (aside !== undefined) expect(redemptionsIn(join(folder, aside))).toBe(2);
  }
  // The first rename makes the backup ready; from then on it takes the old one's place.
  expect(held).toEqual([2, 1, 1, 1]);
});
