import { randomBytes } from "node:crypto";
import pino from "pino";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { createApp } from "../../server/app";
import { issueEnrolmentCode } from "../../server/auth/issue-enrolment-code";
import { type Listening, listen } from "../../server/start/listen";
import { openPostgresStore } from "../../server/store/postgres";
import { openMemoryStore } from "../../server/store/sqlite";
import type { Store } from "../../server/store/store";
import { eventDataOf } from "../../src/client/api/event-data";
import { enrolResponse } from "../../src/contract/messages/enrol";
import { LIVE_BEAT_EVERY_MS } from "../../src/contract/messages/live";
import { problemMessage } from "../../src/contract/messages/problem";
import { pullResponse } from "../../src/contract/messages/pull";
import { NOON_MS, openShop, redemption } from "../store/acceptance-shop";
import { findPostgres } from "../store/test-databases";

const LIVE = "/api/till/live";
const BEAT = '{"kind":"beat"}';
const CHANGED = '{"kind":"changed"}';

const postgres = await findPostgres();
afterAll(() => postgres.stop());

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const end of ends.splice(0).reverse()) await end();
});

/** A server that listens, over this store. */
async function serve(store: Store) {
  ends.push(() => store.close());
  const stopping = new AbortController();
  const deps = { store, nowMs: () => NOON_MS, randomBytes, log: pino({ level: "silent" }), stopping: stopping.signal };
  const listening = await listen(createApp(deps).fetch, ["127.0.0.1"], 0);
  if (!listening.ok) throw new Error(listening.problem);
  const server: Listening = listening.value;
  const origin = `http://127.0.0.1:${server.port}`;
  const stop = async () => {
    stopping.abort();
    await server.close();
  };
  ends.push(stop);
  const asTill = (token: string, path: string, init: RequestInit = {}) =>
    fetch(origin + path, { ...init, headers: { Authorization: `Bearer ${token}` } });
  return {
    stop,
    asTill,
    async enrol(workspace: number, storeId: string) {
      const code = await issueEnrolmentCode(deps, workspace, storeId);
      const response = await fetch(`${origin}/api/enrol`, { method: "POST", body: JSON.stringify({ code, deviceName: "" }) });
      return enrolResponse.parse(await response.json());
    },
    async push(token: string, ...items: readonly unknown[]) {
      const body = JSON.stringify({ protocol: 1, items, heard: [] });
      expect((await asTill(token, "/api/till/events", { method: "POST", body })).status).toBe(200);
    },
    /** The events of a till's stream, one by one. */
    async live(token: string) {
      const leaving = new AbortController();
      const response = await asTill(token, LIVE, { signal: leaving.signal });
      if (response.body === null) throw new Error("a stream without a body");
      const events = eventDataOf(response.body, () => undefined);
      return { response, events, leave: () => leaving.abort() };
    },
  };
}

/** Waits for this event; a stream that ends before it fails the test. */
async function next(events: AsyncGenerator<string>, wanted: string): Promise<void> {
  for (;;) {
    const event = await events.next();
    if (event.done === true) throw new Error(`the stream ended before ${wanted}`);
    if (event.value === wanted) return;
  }
}

/** Everything until the server ends the stream. */
async function rest(events: AsyncGenerator<string>): Promise<readonly string[]> {
  const heard = [];
  for await (const event of events) heard.push(event);
  return heard;
}

type Opening = () => Promise<readonly [Store, Store]>;

const stores: readonly (readonly [string, Opening])[] = [
  [
    "one server over SQLite",
    async () => {
      const store = await openMemoryStore();
      return [store, store];
    },
  ],
  [
    "two servers over one PostgreSQL",
    async () => {
      const { url } = await postgres.createDatabase();
      return [await openPostgresStore(url), await openPostgresStore(url)];
    },
  ],
];

describe.each(stores)("%s", (_, open) => {
  async function start() {
    const [store, another] = await open();
    const here = await serve(store);
    const there = another === store ? here : await serve(another);
    return { store, here, there, shop: await openShop(store) };
  }

  test("[R28] a redemption at one till is told to the others, which then pull it", async () => {
    const { here, there, shop } = await start();
    const pushing = await here.enrol(1, shop.storeId);
    const listening = await there.enrol(1, shop.storeId);
    const stream = await there.live(listening.token);
    await here.push(pushing.token, redemption(shop, "L-1"));
    // The tills' enrolments may still be on their way: it is the pull that counts.
    let states: unknown[] = [];
    while (!states.includes("redeemed")) {
      await next(stream.events, CHANGED);
      const pulled = await there.asTill(listening.token, "/api/till/feed?after=0&epoch=1");
      const page = pullResponse.parse(await pulled.json());
      states = page.kind === "page" ? page.entries.map((entry) => entry.kind === "code" && entry.state) : [];
    }
  });

  test("[R30] a till that is revoked is told to pull, loses its stream, and gets no other", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { store, here, there, shop } = await start();
    const { token, installationId } = await there.enrol(1, shop.storeId);
    const stream = await there.live(token);
    await store.revokeInstallation(1, installationId, NOON_MS);
    await next(stream.events, CHANGED);
    await vi.advanceTimersByTimeAsync(LIVE_BEAT_EVERY_MS);
    expect((await rest(stream.events)).at(-1)).toBe(CHANGED);
    const again = await here.asTill(token, LIVE);
    expect(again.status).toBe(403);
    expect(problemMessage.parse(await again.json()).problem).toBe("revoked");
  });
});

describe("over HTTP", () => {
  async function start() {
    const store = await openMemoryStore();
    const shop = await openShop(store);
    const server = await serve(store);
    const { token } = await server.enrol(1, shop.storeId);
    return { store, server, token };
  }

  test("[R28] nothing on the way keeps, packs or joins events", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { server, token } = await start();
    const { response, events } = await server.live(token);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    });
    expect(response.headers.has("content-encoding")).toBe(false);
    for (let beats = 0; beats < 3; beats += 1) {
      await next(events, BEAT);
      vi.advanceTimersByTime(LIVE_BEAT_EVERY_MS);
    }
  });

  test("a till that goes away leaves nothing behind", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { server, token } = await start();
    const stream = await server.live(token);
    expect(vi.getTimerCount()).toBe(1);
    stream.leave();
    await vi.waitUntil(() => vi.getTimerCount() === 0);
  });

  test("a server that stops ends its streams and waits for none of them", async () => {
    const { server, token } = await start();
    const { events } = await server.live(token);
    const stopped = server.stop();
    await rest(events);
    await stopped;
    await expect(server.asTill(token, LIVE)).rejects.toThrow("fetch failed");
  });
});
