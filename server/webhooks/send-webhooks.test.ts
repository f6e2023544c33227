import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { openReceiver, type Received } from "../../test/builders/receiver";
import { addTestWebhook, claimedBy, WEBHOOK_SECRET } from "../../test/store/acceptance-webhooks";
import { NOON_MS, openShop } from "../../test/store/acceptance-shop";
import { everyStore } from "../../test/store/every-store";
import { deedBy } from "../../test/builders/members";
import { openSqliteStore } from "../store/sqlite";
import type { Store } from "../store/store";
import { createPostMessage } from "./post-message";
import { sendWebhooks } from "./send-webhooks";

const ANSWER_WITHIN_MS = 1_000;
const SECOND_MS = 1_000;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A server's sender with a clock of its own. */
function sendFrom(store: Store, clock = { nowMs: NOON_MS }) {
  const post = createPostMessage({ mayBePrivate: true }, undefined, ANSWER_WITHIN_MS);
  const stop = sendWebhooks({ store, nowMs: () => clock.nowMs, log: pino({ level: "silent" }), post, random: () => 0.5, everyMs: 10 });
  ends.push(stop);
  return { clock, stop };
}

async function receiver(answer?: (received: Received, response: ServerResponse) => void) {
  const opened = await openReceiver(answer);
  ends.push(() => opened.close());
  return opened;
}

const refuses = (response: ServerResponse, status: number) => void response.writeHead(status).end();

describe.each(await everyStore())("on $kind", ({ open }) => {
  async function openServer() {
    const store = await open();
    ends.push(() => store.close());
    return await openShop(store);
  }
  const stateOf = async (store: Store, endpointId: string) => (await store.deliveries(1, endpointId, { limit: 50 })).deliveries;

  test("[R87] a message is signed as Standard Webhooks say, and by both secrets while there are two", async () => {
    const shop = await openServer();
    const { url, received } = await receiver();
    const { endpointId } = await addTestWebhook(shop.store, url);
    await shop.store.renewWebhookSecret(1, endpointId, "whsec_bmV3", deedBy("Manu", NOON_MS));
    await claimedBy(shop, "LIST", "anna");
    sendFrom(shop.store);
    await expect.poll(() => received.length).toBe(1);
    const [message] = received;
    if (message === undefined) throw new Error("Nothing was received.");
    const { headers, body } = message;
    const signatures = ["bmV3", WEBHOOK_SECRET.replace("whsec_", "")].map((secret) =>
      createHmac("sha256", Buffer.from(secret, "base64")).update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`).digest("base64"),
    );
    expect(headers["webhook-signature"]).toBe(signatures.map((signature) => `v1,${signature}`).join(" "));
    expect(headers["webhook-timestamp"]).toBe(String(NOON_MS / 1_000));
    await expect.poll(() => stateOf(shop.store, endpointId)).toMatchObject([{ state: "delivered", status: 204, tries: 1 }]);
  });

  test("[R88] what fails is sent again, later and later, under the same id; a contact's next message waits, another's does not", async () => {
    const shop = await openServer();
    let failing = 2;
    const { url, received } = await receiver(({ externalId }, response) => refuses(response, externalId === "anna" && failing-- > 0 ? 500 : 200));
    const { endpointId } = await addTestWebhook(shop.store, url);
    const { claimId } = await claimedBy(shop, "LIST", "anna");
    await shop.store.noteOpened(1, claimId, NOON_MS, NOON_MS);
    await claimedBy(shop, "LIST", "bea");
    const { clock } = sendFrom(shop.store);
    const heard = () => received.map(({ externalId, type }) => `${externalId} ${type}`).toSorted();
    await expect.poll(heard).toEqual(["anna coupon.claimed", "bea coupon.claimed"]);
    await expect.poll(() => stateOf(shop.store, endpointId)).toMatchObject([{}, {}, { state: "waiting", tries: 1, status: 500, nextMs: NOON_MS + 5 * SECOND_MS }]);
    clock.nowMs += 5 * SECOND_MS;
    await expect.poll(() => received.length).toBe(3);
    clock.nowMs += 30 * SECOND_MS;
    await expect.poll(() => received.map(({ externalId, type }) => `${externalId} ${type}`).slice(2)).toEqual(["anna coupon.claimed", "anna coupon.claimed", "anna coupon.opened"]);
    expect(new Set(received.filter(({ externalId, type }) => externalId === "anna" && type === "coupon.claimed").map(({ id }) => id)).size).toBe(1);
  });

  test("[R88] one that hangs, answers late, redirects or is not there fails, and holds no other endpoint up", async () => {
    const shop = await openServer();
    const elsewhere = await receiver();
    const hanging = await receiver(() => undefined);
    const late = await receiver((_received, response) => void setTimeout(() => refuses(response, 200), ANSWER_WITHIN_MS * 2));
    const redirecting = await receiver((_received, response) => void response.writeHead(307, { Location: elsewhere.url }).end());
    const quick = await receiver();
    const urls = [hanging.url, late.url, redirecting.url, "http://127.0.0.1:9/", quick.url];
    const ids = await Promise.all(urls.map(async (url) => (await addTestWebhook(shop.store, url)).endpointId));
    for (const who of ["a", "b", "c", "d", "e", "f"]) await claimedBy(shop, "LIST", who);
    sendFrom(shop.store);
    await expect.poll(() => quick.received.length, { timeout: 50_000 }).toBe(6);
    for (const [index, problem] of ["too-slow", "too-slow", "redirect", "unreachable"].entries()) {
      await expect.poll(async () => (await stateOf(shop.store, ids[index] ?? "")).map((one) => one.problem), { timeout: 50_000 }).toEqual(Array(6).fill(problem));
    }
    expect(elsewhere.received).toEqual([]);
  }, 120_000);

  test("[R88] 410 ends it: nothing more is sent", async () => {
    const shop = await openServer();
    const { url, received } = await receiver((_received, response) => refuses(response, 410));
    await addTestWebhook(shop.store, url);
    await claimedBy(shop, "LIST", "anna");
    const { clock } = sendFrom(shop.store);
    await expect.poll(() => shop.store.webhooks(1)).toMatchObject([{ state: "gone", failed: 1 }]);
    await claimedBy(shop, "LIST", "bea");
    clock.nowMs += 60 * SECOND_MS;
    await new Promise((passed) => setTimeout(passed, 100));
    expect(received).toHaveLength(1);
  });

  test("[R88] two servers over one store send each message once, and four at a time at most", async () => {
    const shop = await openServer();
    let [atOnce, most] = [0, 0];
    const { url, received } = await receiver((_received, response) => {
      most = Math.max(most, (atOnce += 1));
      setTimeout(() => refuses(response, 200), 20);
      response.on("close", () => (atOnce -= 1));
    });
    const { endpointId } = await addTestWebhook(shop.store, url);
    for (let index = 0; index < 9; index += 1) await claimedBy(shop, "LIST", `contact ${index}`);
    sendFrom(shop.store);
    sendFrom(shop.store);
    await expect.poll(async () => (await stateOf(shop.store, endpointId)).map(({ state }) => state), { timeout: 10_000 }).toEqual(Array(9).fill("delivered"));
    expect(received).toHaveLength(9);
    expect(most).toBeLessThanOrEqual(4);
  });

  test("[R88] a server that stops in the middle of a try leaves it to the next, at once", async () => {
    const shop = await openServer();
    let isHanging = true;
    const { url, received } = await receiver((_received, response) => (isHanging ? undefined : refuses(response, 200)));
    const { endpointId } = await addTestWebhook(shop.store, url);
    await claimedBy(shop, "LIST", "anna");
    const first = sendFrom(shop.store);
    await expect.poll(() => received.length).toBe(1);
    await first.stop();
    isHanging = false;
    sendFrom(shop.store);
    await expect.poll(() => stateOf(shop.store, endpointId)).toMatchObject([{ state: "delivered", tries: 1 }]);
  });
});

test("[R88] a server that is started anew in the middle of tries loses no message", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tearoff-webhooks-"));
  ends.push(async () => rmSync(folder, { recursive: true }));
  let isFailing = true;
  const { url, received } = await receiver((_received, response) => refuses(response, isFailing ? 503 : 200));
  const store = await openSqliteStore(folder);
  const shop = await openShop(store);
  const { endpointId } = await addTestWebhook(store, url);
  for (let index = 0; index < 9; index += 1) await claimedBy(shop, "LIST", `contact ${index}`);
  const { clock, stop } = sendFrom(store);
  await expect.poll(() => received.length).toBe(9);
  await stop();
  await store.close();
  isFailing = false;
  const again = await openSqliteStore(folder);
  ends.push(() => again.close());
  clock.nowMs += 60 * SECOND_MS;
  sendFrom(again, clock);
  await expect.poll(async () => (await again.deliveries(1, endpointId, { limit: 50 })).deliveries.map(({ state }) => state), { timeout: 10_000 }).toEqual(Array(9).fill("delivered"));
  expect(new Set(received.map(({ id }) => id)).size).toBe(9);
});

test("[R88] a try that nobody answers ends in time, whatever memory is freed meanwhile", async () => {
  const hanging = await receiver(() => undefined);
  const post = createPostMessage({ mayBePrivate: true }, undefined, ANSWER_WITHIN_MS);
  const posted = post({ url: hanging.url, headers: {}, body: '{"data":{}}' }, new AbortController().signal);
  await expect.poll(() => hanging.received.length).toBe(1);
  collectGarbage();
  expect(await posted).toEqual({ kind: "unanswered", problem: "too-slow" });
});

test("[R88] a try whose answer changes to another protocol ends as one without an answer, and the server can stop", async () => {
  const changing = createServer((connection) => {
    connection.once("data", () => connection.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n"));
  });
  await new Promise<void>((listening) => changing.listen(0, "127.0.0.1", listening));
  ends.push(() => new Promise((closed) => changing.close(closed)));
  const post = createPostMessage({ mayBePrivate: true }, undefined, ANSWER_WITHIN_MS);
  const url = `http://127.0.0.1:${(changing.address() as AddressInfo).port}/`;
  expect(await post({ url, headers: {}, body: "{}" }, new AbortController().signal)).toEqual({ kind: "unanswered", problem: "unreachable" });
});

/** As the engine does by itself sooner or later. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

describe("[R87] only addresses of the internet are connected to", () => {
  const message = (url: string) => ({ url, headers: {}, body: "{}" });
  const signal = new AbortController().signal;

  test.each([["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], ["::1"], ["fd00::1"], ["93.184.216.34", "127.0.0.1"]])("whatever a name says: %s", async (...addresses) => {
    const resolved = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    const post = createPostMessage({ mayBePrivate: false }, (_hostname, answer) => answer(null, resolved), ANSWER_WITHIN_MS);
    expect(await post(message("https://hooks.example/"), signal)).toEqual({ kind: "unanswered", problem: "not-public" });
  });

  test("a name that means another address a moment later is asked once, and what was looked at is what is connected to", async () => {
    const { url, received } = await receiver();
    let asked = 0;
    const post = createPostMessage({ mayBePrivate: true }, (_hostname, answer) => answer(null, [{ address: (asked += 1) === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }]), ANSWER_WITHIN_MS);
    expect(await post({ ...message(url.replace("127.0.0.1", "hooks.example")), body: '{"data":{}}' }, signal)).toEqual({ kind: "answered", status: 204 });
    expect([asked, received.length]).toEqual([1, 1]);
  });

  test("a name that nobody has is a failure like others", async () => {
    const post = createPostMessage({ mayBePrivate: false });
    expect(await post(message("https://hooks.invalid/"), signal)).toEqual({ kind: "unanswered", problem: "unreachable" });
  });

  test("numbers and http are refused before anything is asked", async () => {
    const post = createPostMessage({ mayBePrivate: false }, () => expect.unreachable("A name was looked up."), ANSWER_WITHIN_MS);
    for (const url of ["https://127.0.0.1/", "https://[::1]/", "http://hooks.example/"]) {
      expect(await post(message(url), signal)).toEqual({ kind: "unanswered", problem: "not-public" });
    }
  });
});
