import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { openPostgresStore } from "../../server/store/postgres";
import { acceptClaimRaces } from "./acceptance-claim-races";
import { acceptExternalRaces } from "./acceptance-external-races";
import { acceptImports } from "./acceptance-imports";
import { newTestId, NOON_MS, openShop, pushed, redemption } from "./acceptance-shop";
import { acceptLeaseRaces } from "./acceptance-lease-races";
import { acceptRaces } from "./acceptance-races";
import { acceptStore } from "./store-acceptance";
import { addTestWebhook, claimedBy } from "./acceptance-webhooks";
import type { ManagersResolution } from "../../src/domain/sync/resolve-conflict";
import { findPostgres } from "./test-databases";

const postgres = await findPostgres();
afterAll(() => postgres.stop());
const { url, empty } = await postgres.createDatabase(false);

acceptStore("PostgreSQL", async () => {
  await empty();
  return await openPostgresStore(url);
});

acceptImports("PostgreSQL during an import", async () => {
  await empty();
  return await openPostgresStore(url);
});

async function openThree() {
  await empty();
  return await Promise.all([openPostgresStore(url), openPostgresStore(url), openPostgresStore(url)]);
}

acceptRaces("three servers on one PostgreSQL", openThree);
acceptClaimRaces("claims on three servers with PostgreSQL", openThree);
acceptLeaseRaces("leases on three servers with one PostgreSQL", openThree);
acceptExternalRaces("reports to three servers with one PostgreSQL", openThree);

test("[R14] a snapshot is built while a redemption holds the counter, and does not wait for it", async () => {
  await empty();
  const shop = await openShop(await openPostgresStore(url));
  await pushed(shop, shop.till, redemption(shop, "L-1"));
  const writer = new pg.Client({ connectionString: url });
  await writer.connect();
  await writer.query("begin");
  await writer.query("update counters set feed = feed + 1 where workspace = 1");
  const base = await shop.store.snapshot(1, NOON_MS);
  await writer.query("rollback");
  await writer.end();
  expect(base.feed).toBe((await shop.store.feedAfter(1, { after: 0, epoch: 1 }, 1_000))?.feed);
  await shop.store.close();
});

test("[R15] a base that could not be stored is built when somebody asks again", async () => {
  await empty();
  const shop = await openShop(await openPostgresStore(url));
  const disk = new pg.Client({ connectionString: url });
  await disk.connect();
  await disk.query("alter table snapshot_bases add constraint full_disk check (feed < 0) not valid");
  const asked = await Promise.allSettled([1, 1, 1].map((workspace) => shop.store.snapshot(workspace, NOON_MS)));
  expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  await disk.query("alter table snapshot_bases drop constraint full_disk");
  await disk.end();
  expect(await shop.store.snapshot(1, NOON_MS)).toMatchObject({ shards: [{ records: 10 }] });
  await shop.store.close();
});

test("[R7] a server whose connections break in the middle of a push goes on, and the push can be sent again", async () => {
  await empty();
  const shop = await openShop(await openPostgresStore(url));
  const held = await holdCounter();
  const fact = redemption(shop, "L-1");
  const broken = expect(pushed(shop, shop.till, fact)).rejects.toThrow();
  await held.until(1);
  await held.look("select pg_terminate_backend(pid)");
  await broken;
  await held.letGo();
  const [again] = await pushed(shop, shop.till, fact);
  expect(again).toMatchObject({ outcome: { kind: "accepted" }, duplicate: false });
  await shop.store.close();
});

test("[R14] a push that waits for what another server holds keeps no other from being taken", async () => {
  await empty();
  const shop = await openShop(await openPostgresStore(url));
  const elsewhere = new pg.Client({ connectionString: url });
  await elsewhere.connect();
  await elsewhere.query("begin");
  await elsewhere.query("select from codes where value = 'L-1' for update");
  const waiting = pushed(shop, shop.till, redemption(shop, "L-1"));
  // What comes in the same turn of the event loop is taken together, what comes in the next is not.
  expect(await pushed(shop, shop.otherTill, redemption(shop, "L-4"))).toMatchObject([{ outcome: { kind: "accepted" } }]);
  expect(await pushed(shop, shop.till, redemption(shop, "L-2"))).toMatchObject([{ outcome: { kind: "accepted" } }]);
  expect(await pushed(shop, shop.till, redemption(shop, "L-3"))).toMatchObject([{ outcome: { kind: "accepted" } }]);
  await elsewhere.query("rollback");
  await elsewhere.end();
  expect(await waiting).toMatchObject([{ outcome: { kind: "accepted" } }]);
  await shop.store.close();
});

test("[R11] of two managers at the same moment the second finds what the first has made final, of no code on record too", async () => {
  await empty();
  const shop = await openShop(await openPostgresStore(url));
  const lost = redemption(shop, "L-unknown");
  await pushed(shop, shop.till, lost);
  const resolve = (resolution: ManagersResolution) =>
    shop.store.resolveConflict(1, { key: lost.key, resolution, note: "?", managerId: shop.staffId, reversalKey: newTestId() }, NOON_MS);
  const held = await holdCounter();
  const first = resolve("reversed");
  await held.until(1);
  const second = resolve("loss");
  await held.until(2);
  await held.letGo();
  expect(await first).toMatchObject({ kind: "resolve", reverses: true });
  expect(await second).toEqual({ kind: "final", resolution: "reversed" });
  await shop.store.close();
});

test("[R88] while messages are being written, what waits for the same receiver can be sent", async () => {
  await empty();
  const shop = await openShop(await openPostgresStore(url));
  const endpoint = await addTestWebhook(shop.store);
  await claimedBy(shop, "LIST", "anna");
  const writer = new pg.Client({ connectionString: url });
  await writer.connect();
  await writer.query("begin");
  await writer.query(
    `insert into webhook_deliveries (workspace, id, endpoint_id, number, type, at_ms, state, tries, next_ms)
     select workspace, 'being-written', endpoint_id, number + 1, type, at_ms, state, tries, next_ms from webhook_deliveries`,
  );
  const taken = await shop.store.takeDeliveries(endpoint, 4, { nowMs: NOON_MS, untilMs: NOON_MS + 1 });
  await writer.query("rollback");
  await writer.end();
  expect(taken).toHaveLength(1);
  await shop.store.close();
});

/** Holds the shop's counter, so that writers stop before they commit; `until` resolves once so many of them wait. */
async function holdCounter() {
  const [writer, watcher] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([writer.connect(), watcher.connect()]);
  await writer.query("begin");
  await writer.query("update counters set feed = feed + 1 where workspace = 1");
  // By another connection: within a transaction the activity stays as it was first seen.
  const look = (what: string) =>
    watcher.query(`${what} from pg_stat_activity where application_name = 'tearoff' and datname = current_database() and wait_event_type = 'Lock'`);
  return {
    look,
    until: (count: number) => vi.waitUntil(async () => (await look("select pid")).rowCount === count, { timeout: 10_000 }),
    async letGo() {
      await writer.query("rollback");
      await Promise.all([writer.end(), watcher.end()]);
    },
  };
}
