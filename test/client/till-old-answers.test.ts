import { randomBytes } from "node:crypto";
import { http } from "msw";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { budgetOf } from "./ask-bench";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(async () => {
  await bench.mock.stop();
});

const CODE = "TEAROFF-CROISSANT-0001";

/** Before the till's push is answered, its other tab has gone on to the epoch that a backup began. */
function answeringTooLate(otherTab: BenchTill): void {
  const { app, store } = bench.mock;
  const push = http.post(
    `${MOCK_ORIGIN}/api/till/events`,
    async ({ request }) => {
      const answer = await app.fetch(request);
      await store.startEpoch(1, randomBytes(32), { restored: true }, bench.nowMs());
      await otherTab.syncNow();
      return answer;
    },
    { once: true },
  );
  bench.server.use(push);
}

test("[R16] a fact whose answer is from before the server was put back is sent again", async () => {
  const till = await bench.readyTill();
  const otherTab = await bench.till({ database: till.database });
  bench.offline();
  const { redemptionKey } = await redeemed(till, CODE);
  bench.back();
  answeringTooLate(otherTab);
  bench.pass(60_000);
  await till.syncNow();
  expect(await till.store.outbox()).toMatchObject([{ key: redemptionKey }]);
  expect(await till.store.history(0)).toEqual([]);

  bench.pass(16_000);
  await till.syncNow();
  expect(await till.store.outbox()).toEqual([]);
  expect(await till.store.history(0)).toMatchObject([{ key: redemptionKey, outcome: { kind: "accepted" } }]);
  await otherTab.close();
  await till.close();
});

test("[R16] an ask's yes from before the server was put back is green, and sent again as a fact", async () => {
  const till = await bench.readyTill();
  const otherTab = await bench.till({ database: till.database });
  await budgetOf(till, 20_000);
  answeringTooLate(otherTab);
  const said = await till.redeem(await scan(till, CODE));
  expect(said).toMatchObject({ kind: "redeemed" });
  expect(await till.store.outbox()).toMatchObject([{ state: { duty: "fact" }, sequence: 1, circumstances: { marks: ["decided-after-ask-timed-out"] } }]);

  await till.syncNow();
  expect(await till.store.outbox()).toEqual([]);
  await otherTab.close();
  await till.close();
});
