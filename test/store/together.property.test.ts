import BetterSqlite3 from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openMemoryStore } from "../../server/store/sqlite";
import type { Push, TillOnRecord } from "../../server/store/store";
import { enrolTill, newTestId, NOON_MS, openShop, redemption, reversal, withdrawal } from "./acceptance-shop";

/** All that pushes write. */
const TABLES = ["answers", "codes", "conflicts", "counters", "installations", "redemptions", "refused_items", "reversals", "usage", "withdrawn_keys"];
const CODES = ["L-1", "L-2", "F", "L-unknown"];
const KEYS = Array.from({ length: 8 }, newTestId);
const UNDOING_KEYS = Array.from({ length: 6 }, newTestId);
const UNREADABLE = [{ bad: 1 }, null, { key: KEYS[0], bad: 2 }];
const RUNS = 60 * Number(process.env["TEAROFF_PROPERTY_FACTOR"] ?? 1);

type Sent = { readonly till: TillOnRecord; readonly push: Push; readonly nowMs: number };

const connection = new BetterSqlite3(":memory:");
const shop = await openShop(await openMemoryStore(connection));
const tills = [shop.till, shop.otherTill, await enrolTill(shop.store, 1, shop.storeId)];
const empty = connection.serialize();

/** Few keys and codes, so that events meet: the same key again, for something else, undone before and after it comes. */
const item = fc.oneof(
  { weight: 60, arbitrary: fc.record({ key: fc.nat(KEYS.length - 1), kind: fc.constantFrom("ask" as const, "fact" as const), overrides: fc.boolean() }).map(redeemed) },
  { weight: 30, arbitrary: fc.record({ key: fc.nat(UNDOING_KEYS.length - 1), of: fc.constantFrom(...KEYS) }).map(undone) },
  { weight: 6, arbitrary: fc.constantFrom(...UNREADABLE) },
);

const sent = fc
  .record({ till: fc.constantFrom(...tills), items: fc.array(item, { maxLength: 4 }), heard: fc.subarray(KEYS, { maxLength: 2 }), lateMs: fc.nat(3) })
  .map(({ till, items, heard, lateMs }): Sent => ({ till, push: { items, heard }, nowMs: NOON_MS + 10 + lateMs }));

function redeemed({ key, kind, overrides }: { key: number; kind: "ask" | "fact"; overrides: boolean }) {
  const override = { reasons: ["already-redeemed" as const], note: "VIP", supervisorId: shop.supervisorId };
  const code = CODES[key % CODES.length] ?? "";
  return redemption(shop, code, { kind, key: KEYS[key] ?? "", contents: { override: overrides && key > 4 ? override : null } });
}

function undone({ key, of }: { key: number; of: string }) {
  const own = UNDOING_KEYS[key] ?? "";
  return key % 2 === 0 ? reversal(shop, of, own) : withdrawal(of, own);
}

test("[R14] pushes that are taken together leave, answer and tell what they would one after the other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 2, maxLength: 10 }), async (pushes) => {
      expect(await outcomeOf(pushes, "together")).toEqual(await outcomeOf(pushes, "one by one"));
    }),
    { numRuns: RUNS },
  );
});

async function outcomeOf(pushes: readonly Sent[], how: "together" | "one by one") {
  const database = new BetterSqlite3(empty);
  const store = await openMemoryStore(database);
  const take = ({ till, push, nowMs }: Sent) => store.push(till, push, nowMs);
  const answers = [];
  if (how === "together") answers.push(...(await Promise.all(pushes.map(take))));
  else for (const one of pushes) answers.push(await take(one));
  const rows = TABLES.map((table) => database.prepare(`select * from ${table} order by 1, 2, 3`).all());
  const page = await store.feedAfter(1, { after: 0, epoch: 1 }, 1_000);
  await store.close();
  return { answers, rows, page };
}
