import { http } from "msw";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { OUTGROWN } from "../../src/domain/sync/outgrown-base";
import { listTerms } from "../builders/coupons";
import { addCoupon } from "./add-coupon";
import { redeemed, scan, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
let till: BenchTill;
beforeAll(async () => {
  bench = await startBench();
  till = await bench.readyTill();
});
afterAll(() => bench.mock.stop());
afterEach(() => bench.back());

/** Counts what is asked of the server from here on, by route. */
function counting(): Map<string, number> {
  const asked = new Map<string, number>();
  bench.server.use(
    http.get(`${MOCK_ORIGIN}/api/till/*`, ({ request }) => {
      const [, , , route = ""] = new URL(request.url).pathname.split("/");
      asked.set(route, (asked.get(route) ?? 0) + 1);
      return bench.mock.answer(request);
    }),
  );
  return asked;
}

const codesOf = (prefix: string) => Array.from({ length: OUTGROWN.changes + 1 }, (_, index) => `${prefix}-${index}`);

test("[R17] a till whose changes have outgrown its base takes the newer one once, keeps what is newer, and what waits", async () => {
  await addCoupon(bench, "MANY", codesOf("MANY"), listTerms({ title: "Many" }));
  bench.offline();
  await redeemed(till, "TEAROFF-CROISSANT-0001");
  bench.back();
  const before = await till.store.get("snapshot");
  const asked = counting();
  await till.syncNow();
  const after = await till.store.get("snapshot");
  expect(after?.epoch.number).toBe(before?.epoch.number);
  expect(after?.baseFeed).toBeGreaterThan(before?.baseFeed ?? Infinity);
  expect(after?.runs ?? []).toEqual([]);
  expect(asked.get("snapshot")).toBe(1);
  expect((await scan(till, "MANY-17")).decision.kind).toBe("redeem");
  expect((await scan(till, "TEAROFF-CROISSANT-0001")).decision).toMatchObject({ refusals: [{ reason: "already-redeemed" }] });

  await addCoupon(bench, "MORE", codesOf("MORE"), listTerms({ title: "More" }));
  await till.syncNow();
  expect(asked.get("snapshot")).toBe(1);
  expect((await scan(till, "MORE-17")).decision.kind).toBe("redeem");
  bench.pass(30 * 60 * 1000);
  await till.syncNow();
  expect(asked.get("snapshot")).toBe(2);
  await till.close();
});
