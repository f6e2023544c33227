import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { TillDb } from "../../src/client/db/till-db";
import { scan, startBench } from "./till-bench";

test("[R15] after a round of the sync a till looks codes up without reading its base again", async () => {
  const bench = await startBench();
  const till = await bench.readyTill();
  const restarted = await bench.till({ database: till.database });
  await restarted.syncNow();
  const database = new TillDb(till.database);
  expect(await database.blobs.count()).toBeGreaterThan(0);
  await database.blobs.clear();
  database.close();
  expect((await scan(restarted, "TEAROFF-CROISSANT-0001")).decision.kind).toBe("redeem");
  await restarted.close();
  await till.close();
  await bench.mock.stop();
});
