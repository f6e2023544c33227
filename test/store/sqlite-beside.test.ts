import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { openSqliteStore } from "../../server/store/sqlite";
import { openShop, pushed, redemption } from "./acceptance-shop";

test("another process that writes beside the server fails nothing that the server does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tearoff-beside-"));
  const shop = await openShop(await openSqliteStore(folder));
  const other = new BetterSqlite3(join(folder, "tearoff.db"), { timeout: 0 });
  const write = other.prepare("INSERT INTO api_keys (workspace, id, name, key_hash, scopes, created_ms) VALUES (?, ?, '\"\"', x'00', '[]', 0)");
  let written = 0;
  let isPushing = true;
  const pushing = pushed(shop, shop.till, redemption(shop, "L-1")).finally(() => (isPushing = false));
  // As often as the server's own steps let it.
  for (let step = 0; isPushing; step += 1) {
    written += wasWritten(() => write.run(shop.workspace, `key ${step}`)) ? 1 : 0;
    await Promise.resolve();
  }
  expect(await pushing).toMatchObject([{ outcome: { kind: "accepted" } }]);
  expect(written).toBeGreaterThan(0);
  other.close();
  await shop.store.close();
  rmSync(folder, { recursive: true });
});

function wasWritten(write: () => unknown): boolean {
  try {
    write();
    return true;
  } catch (failure) {
    if ((failure as { readonly code?: string }).code === "SQLITE_BUSY") return false;
    throw failure;
  }
}
