import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { openSqliteStore } from "../../server/store/sqlite";
import { addTestCoupon, openShop, pushed, redemption } from "./acceptance-shop";

const CODES = Array.from({ length: 100 }, (_, index) => `B-${index}`);

/** Writes on a connection of its own for as long as it is let, and then says how often it could. */
const WRITER = `
  const { parentPort, workerData } = require("node:worker_threads");
  const BetterSqlite3 = require("better-sqlite3");
  const database = new BetterSqlite3(workerData, { timeout: 0 });
  const write = database.prepare("INSERT INTO api_keys (workspace, id, name, key_hash, scopes, created_ms) VALUES (1, ?, '\\"\\"', x'00', '[]', 0)");
  let written = 0;
  let stopping = false;
  parentPort.once("message", () => (stopping = true));
  (function step() {
    try {
      write.run("key " + written);
      written += 1;
      if (written === 1) parentPort.postMessage("writing");
    } catch (failure) {
      if (failure.code !== "SQLITE_BUSY") throw failure;
    }
    if (!stopping) return void setImmediate(step);
    database.close();
    parentPort.postMessage(written);
  })();
`;

test("another process that writes beside the server fails nothing that the server does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tearoff-beside-"));
  const shop = await openShop(await openSqliteStore(folder));
  await addTestCoupon(shop.store, 1, "BESIDE", CODES);
  const writer = new Worker(WRITER, { eval: true, workerData: join(folder, "tearoff.db") });
  await once(writer, "message");

  for (const code of CODES) {
    const fact = redemption(shop, code, { contents: { couponId: "BESIDE" } });
    expect(await pushed(shop, shop.till, fact)).toMatchObject([{ outcome: { kind: "accepted" } }]);
  }
  const told = once(writer, "message");
  writer.postMessage("stop");
  expect((await told)[0]).toBeGreaterThan(1);
  await shop.store.close();
  rmSync(folder, { recursive: true });
});
