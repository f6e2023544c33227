import pino from "pino";
import { afterAll, expect, test } from "vitest";
import { openReceiver } from "../../test/builders/receiver";
import { addTestCoupon, NOON_MS, openShop } from "../../test/store/acceptance-shop";
import { addTestWebhook, claimedBy } from "../../test/store/acceptance-webhooks";
import { findPostgres } from "../../test/store/test-databases";
import { openPostgresStore } from "../store/postgres";
import { createPostMessage } from "./post-message";
import { sendWebhooks } from "./send-webhooks";

const SERVERS = 3;
const CONTACTS = Array.from({ length: 8 }, (_, index) => `contact ${index}`);
const COUPONS = ["LIST", "TEA", "CAKE"];

const postgres = await findPostgres();
afterAll(() => postgres.stop());

test("[R88] servers on one PostgreSQL send each message once, of each contact one at a time and in order, and four at once at most", async () => {
  const { url } = await postgres.createDatabase(false);
  const first = await openPostgresStore(url);
  const stores = [first, ...(await Promise.all(Array.from({ length: SERVERS - 1 }, () => openPostgresStore(url))))];
  const shop = await openShop(first);
  for (const couponId of COUPONS.slice(1)) await addTestCoupon(first, 1, couponId, CONTACTS.map((contact) => `${couponId} of ${contact}`));

  const onTheWay: string[] = [];
  const met: string[] = [];
  let most = 0;
  const receiver = await openReceiver(({ externalId }, response) => {
    const contact = externalId ?? "nobody";
    if (onTheWay.includes(contact)) met.push(contact);
    most = Math.max(most, onTheWay.push(contact));
    // Some answer sooner than others.
    setTimeout(() => {
      onTheWay.splice(onTheWay.indexOf(contact), 1);
      response.writeHead(204).end();
    }, (most * 7) % 16);
  });
  const endpoint = await addTestWebhook(first, receiver.url);
  const stops = stores.map((store) =>
    sendWebhooks({ store, nowMs: () => NOON_MS, log: pino({ level: "silent" }), post: createPostMessage({ mayBePrivate: true }), random: () => 0.5, everyMs: 5 }),
  );

  await Promise.all(
    CONTACTS.map(async (contact, index) => {
      for (const [turn, couponId] of COUPONS.entries()) {
        const store = stores[(index + turn) % SERVERS] ?? first;
        const { claimId } = await claimedBy({ ...shop, store }, couponId, contact);
        await store.noteOpened(1, claimId, NOON_MS, NOON_MS);
      }
    }),
  );
  await expect.poll(async () => (await first.webhooks(1))[0]?.waiting).toBe(0);
  for (const stop of stops) await stop();

  const inOrder = COUPONS.flatMap((couponId) => [`coupon.claimed ${couponId}`, `coupon.opened ${couponId}`]);
  const heard = (contact: string) => receiver.received.filter(({ externalId }) => externalId === contact).map(({ type, couponId }) => `${type} ${couponId}`);
  expect(CONTACTS.map(heard)).toEqual(CONTACTS.map(() => inOrder));
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(CONTACTS.length * inOrder.length);
  expect(met).toEqual([]);
  expect(most).toBeLessThanOrEqual(4);
  const { deliveries } = await first.deliveries(1, endpoint.endpointId, { limit: 200 });
  expect(new Set(deliveries.map(({ state, tries }) => `${state} ${tries}`))).toEqual(new Set(["delivered 1"]));
  await receiver.close();
  await Promise.all(stores.map((store) => store.close()));
});
