import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ListedRedemption } from "../../src/client/till/till";
import { type Bench, redeemed, startBench } from "./till-bench";

const DAY_MS = 24 * 60 * 60 * 1000;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.mock.stop());

test("[R12] the days before are listed as well, each with its own redemptions", async () => {
  const till = await bench.readyTill();
  const { redemptionKey: first } = await redeemed(till, "TEAROFF-CROISSANT-0001");
  await till.syncNow();
  bench.pass(2 * DAY_MS);
  const { redemptionKey: second } = await redeemed(till, "TEAROFF-CROISSANT-0002");

  const keysOf = async (daysAgo: number) => {
    const lists: (readonly ListedRedemption[])[] = [];
    const end = till.watchDay(daysAgo, (read) => lists.push(read));
    await expect.poll(() => lists.length).toBeGreaterThan(0);
    end();
    return lists.at(-1)?.map(({ redemptionKey }) => redemptionKey);
  };
  expect([await keysOf(0), await keysOf(1), await keysOf(2)]).toEqual([[second], [], [first]]);
  await till.close();
});
