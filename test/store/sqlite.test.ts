import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { openMemoryStore, openSqliteStore } from "../../server/store/sqlite";
import { deedBy } from "../builders/members";
import { openShop, pushed, redemption } from "./acceptance-shop";
import { acceptClaimRaces } from "./acceptance-claim-races";
import { acceptExternalRaces } from "./acceptance-external-races";
import { acceptImports } from "./acceptance-imports";
import { acceptLeaseRaces } from "./acceptance-lease-races";
import { acceptRaces } from "./acceptance-races";
import { openFreshStore } from "./fresh-store";
import { acceptStore } from "./store-acceptance";

const root = mkdtempSync(join(tmpdir(), "tearoff-store-"));
afterAll(() => rmSync(root, { recursive: true }));

acceptStore("SQLite in memory", openFreshStore);
acceptStore("SQLite in a folder", () => openSqliteStore(mkdtempSync(join(root, "data-"))));
acceptImports("SQLite during an import", () => openSqliteStore(mkdtempSync(join(root, "data-"))));
acceptRaces("one server on SQLite", async () => [await openFreshStore()]);
acceptClaimRaces("claims on one server with SQLite", async () => [await openFreshStore()]);
acceptLeaseRaces("leases on one server with SQLite", async () => [await openFreshStore()]);
acceptExternalRaces("reports to one server with SQLite", async () => [await openFreshStore()]);

test("[R63] no entry of the log is replaced, which SQLite's own way of doing it would not count as a delete", async () => {
  const connection = new BetterSqlite3(":memory:");
  const { store } = await openShop(await openMemoryStore(connection));
  await store.record(1, { act: "signed-out", subject: "Eve", before: null, after: null }, deedBy("Eve", 1));
  const entries = () => connection.prepare("select rowid, * from audit_log").all() as Record<string, unknown>[];
  const before = entries();
  expect(before).toHaveLength(1);
  const { rowid: _rowid, ...columns } = before[0] ?? {};
  const named = Object.keys(columns).map((column) => `"${column}"`);
  const underAnotherId = named.map((column) => (column === '"id"' ? "'another'" : column));
  for (const replacement of [
    `insert or replace into audit_log (${named.join()}) select ${named.join()} from audit_log`,
    `insert or replace into audit_log (rowid, ${named.join()}) select rowid, ${underAnotherId.join()} from audit_log`,
  ]) {
    expect(() => connection.exec(replacement)).toThrow("append-only");
  }
  expect(entries()).toEqual(before);
  await store.close();
});

test("[R7] a disk that takes no more fails an empty push too, so no till blames its items", async () => {
  const folder = mkdtempSync(join(root, "full-"));
  const shop = await openShop(await openSqliteStore(folder));
  expect(await pushed(shop, shop.till)).toEqual([]);

  const disk = new BetterSqlite3(join(folder, "tearoff.db"));
  disk.exec("CREATE TRIGGER full BEFORE UPDATE ON counters BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
  await expect(pushed(shop, shop.till)).rejects.toThrow("disk is full");
  disk.close();
  await shop.store.close();
});

test("[R7] a push that fails takes none of the same moment with it", async () => {
  const connection = new BetterSqlite3(":memory:");
  const shop = await openShop(await openMemoryStore(connection));
  connection.exec("CREATE TRIGGER broken BEFORE INSERT ON redemptions WHEN new.code_value = cast('L-2' as blob) BEGIN SELECT RAISE(ABORT, 'broken'); END");
  const outcomes = await Promise.allSettled(["L-1", "L-2", "L-3"].map((code) => pushed(shop, shop.till, redemption(shop, code))));

  expect(outcomes).toMatchObject([
    { status: "fulfilled", value: [{ outcome: { kind: "accepted" }, duplicate: false }] },
    { status: "rejected" },
    { status: "fulfilled", value: [{ outcome: { kind: "accepted" }, duplicate: false }] },
  ]);
  connection.exec("DROP TRIGGER broken");
  expect(await pushed(shop, shop.till, redemption(shop, "L-2"))).toMatchObject([{ outcome: { kind: "accepted" } }]);
  await shop.store.close();
});
