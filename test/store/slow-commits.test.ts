import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { openPostgresStore } from "../../server/store/postgres";
import type { Store } from "../../server/store/store";
import { addTestCoupon, enrolTill, feedOf, NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";
import { findPostgres } from "./test-databases";

/** Only here: on SQLite nobody reads while a transaction is open. */
const postgres = await findPostgres();
afterAll(() => postgres.stop());
const { url, empty } = await postgres.createDatabase(false);

const TILLS = 15;
const CODES = Array.from({ length: 90 }, (_, index) => `S-${index}`);
const LISTS = 6;
const PAGE = 4;

test("[R14] however long commits take, who pulls meanwhile sees each number in its order and misses none", async () => {
  await empty();
  const stores = await Promise.all([openPostgresStore(url), openPostgresStore(url), openPostgresStore(url)]);
  const shop = await openShop(stores[0]);
  for (let list = 0; list < LISTS; list += 1) await addTestCoupon(shop.store, 1, listOf(list), CODES.filter((_, index) => index % LISTS === list));
  const tills = await Promise.all(Array.from({ length: TILLS }, () => enrolTill(shop.store, 1, shop.storeId)));
  const { feed: before } = await feedOf(shop);
  await slowDownCommits();

  const seen: number[] = [];
  let writing = true;
  const pull = async (reader: Store) => {
    const page = await reader.feedAfter(1, { after: seen.at(-1) ?? before, epoch: 1 }, PAGE);
    seen.push(...(page?.entries ?? []).map(({ number }) => number));
    return page?.more === true;
  };
  const reader = (async () => {
    while (writing) await pull(stores[1]);
    while (await pull(stores[1]));
  })();
  const redeemAll = tills.map(async (till, first) => {
    const server: TestShop = { ...shop, store: stores[first % stores.length] ?? shop.store };
    for (let index = first; index < CODES.length; index += TILLS) {
      const contents = { couponId: listOf(index % LISTS) };
      const [answer] = await pushed(server, till, redemption(server, CODES[index] ?? "", { contents }));
      await expectAllUpTo(answer?.feed ?? Number.NaN, server, before);
    }
  });
  const addCoupons = stores.map((store, index) => addTestCoupon(store, 1, `ADDED${index}`, [`A-${index}`, `B-${index}`]));
  await Promise.all([...redeemAll, ...addCoupons]);
  writing = false;
  await reader;

  expect(seen).toEqual(numbersAfter(before, CODES.length + stores.length * 3));
  await Promise.all(stores.map((store) => store.close()));
});

test("[R14] a transaction that stays open holds up its own workspace's writers, and nobody else", async () => {
  await empty();
  const shop = await openShop(await openPostgresStore(url));
  const held = await openShop(shop.store, 2);
  const { feed: before } = await feedOf(shop);
  const { feed: heldBefore } = await feedOf(held);
  const idle = await connect();
  await idle.query("begin isolation level repeatable read");
  await idle.query("update counters set feed = feed + 1 where workspace = 2");

  const waiting = pushed(held, held.till, redemption(held, "L-1"));
  for (const code of ["L-1", "L-2", "L-3"]) await pushed(shop, shop.till, redemption(shop, code));
  expect((await feedOf(shop, before)).entries.map(({ number }) => number)).toEqual(numbersAfter(before, 3));
  expect((await shop.store.snapshot(1, NOON_MS)).feed).toBe(before + 3);
  expect((await feedOf(held)).feed).toBe(heldBefore);
  expect((await shop.store.snapshot(2, NOON_MS)).feed).toBe(heldBefore);

  await idle.query("rollback");
  await idle.end();
  expect(await waiting).toMatchObject([{ outcome: { kind: "accepted" }, feed: heldBefore + 1 }]);
  await shop.store.close();
});

/** From here on every fourth number makes its commit wait, as a busy disk would, after all locks are taken. */
async function slowDownCommits(): Promise<void> {
  const client = await connect();
  await client.query(`create function wait_a_little() returns trigger language plpgsql as
    $$ begin perform pg_sleep(0.02); return null; end $$`);
  await client.query(`create constraint trigger slow_commit after insert on feed_runs deferrable initially deferred
    for each row when (new.last % 4 = 0) execute function wait_a_little()`);
  await client.end();
}

/** Whoever was answered finds that change, and all before it, in the next pull. */
async function expectAllUpTo(feed: number, shop: TestShop, after: number): Promise<void> {
  const numbers = (await feedOf(shop, after)).entries.map(({ number }) => number);
  expect(numbers).toEqual(numbersAfter(after, numbers.length));
  expect(numbers).toContain(feed);
}

function numbersAfter(last: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => last + 1 + index);
}

function listOf(list: number): string {
  return `SLOW${list}`;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
