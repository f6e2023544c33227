import { afterAll, beforeEach, expect, test } from "vitest";
import pg from "pg";
import { DEFAULT_SETTINGS } from "../../server/store/default-settings";
import { newKeyPair } from "../../server/auth/new-key-pair";
import { openPostgresStore } from "../../server/store/postgres";
import type { Store } from "../../server/store/store";
import { addTestCoupon, bytes, newTestId, NOON_MS, openShop, pushed, redemption, type TestShop } from "./acceptance-shop";
import { announced } from "./acceptance-watching";
import { findPostgres } from "./test-databases";

const postgres = await findPostgres();
const { url, empty } = await postgres.createDatabase(false);
afterAll(() => postgres.stop());

let shop: TestShop;
let other: Store;
beforeEach(async () => {
  await empty();
  shop = await openShop(await openPostgresStore(url));
  other = await openPostgresStore(url);
  return async () => {
    await shop.store.close();
    await other.close();
  };
});

test("a commit of one server is announced on the other, where it can be read", async () => {
  const codes = Array.from({ length: 10 }, (_, index) => `S-${index}`);
  await addTestCoupon(shop.store, 1, "STREAM", codes);
  let after = (await other.feedAfter(1, { after: 0, epoch: 1 }, 1_000))?.feed ?? 0;
  for (const code of codes) {
    await pushed(shop, shop.till, redemption(shop, code, { contents: { couponId: "STREAM" } }));
    for (let news = 0; news === 0; ) {
      const next = announced(other, 1);
      const page = await other.feedAfter(1, { after, epoch: 1 }, 1_000);
      news = page?.entries.length ?? 0;
      after = page?.feed ?? after;
      if (news === 0) await next;
    }
  }
});

test("[R30] a till revoked on one server is announced on the other", async () => {
  await createQuietWorkspace(50);
  const news = announced(other, 50);
  await shop.store.revokeInstallation(50, newTestId(), NOON_MS);
  await news;
});

test("a server whose listening broke takes it that everything changed, and listens again", async () => {
  await createQuietWorkspace(50);
  await createQuietWorkspace(51);
  const news = announced(other, 50);
  await breakListening();
  await news;
  const later = announced(other, 51);
  await addTestCoupon(shop.store, 51, "NEW", ["N-1"]);
  await later;
});

/** Of which nothing has ever been announced. */
async function createQuietWorkspace(number: number): Promise<void> {
  const terms = { name: "Quiet", zone: "Europe/Berlin", demo: false, plan: "premium", settings: DEFAULT_SETTINGS } as const;
  await shop.store.createWorkspace({ number, ...terms, stores: [], staff: [], epochKey: bytes("epoch"), claimKey: newKeyPair(() => bytes("claims")), rescueKey: newKeyPair(() => bytes("rescue")) }, NOON_MS);
}

/** Ends the listening connections of both servers, as a restart of the database does. */
async function breakListening(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tearoff changes' and datname = current_database()",
  );
  expect(rowCount).toBe(2);
  await client.end();
}
