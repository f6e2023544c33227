import "fake-indexeddb/auto";
import { randomBytes, randomUUID, webcrypto } from "node:crypto";
import pino from "pino";
import { afterEach, expect, test } from "vitest";
import { createApp } from "../../server/app";
import { issueEnrolmentCode } from "../../server/auth/issue-enrolment-code";
import { createDemoShop } from "../../server/demo/demo-shop";
import { listen } from "../../server/start/listen";
import { openMemoryStore } from "../../server/store/sqlite";
import { createApi } from "../../src/client/api/api";
import { createReadLive } from "../../src/client/api/read-live";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import { createTill } from "../../src/client/till/create-till";
import type { Till } from "../../src/client/till/till";
import { redeemed, scan, signInAs } from "../client/till-bench";

const ends: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The demo shop behind a real port, that can go away and come back. */
async function startShop() {
  const store = await openMemoryStore();
  ends.push(() => store.close());
  const deps = { store, nowMs: Date.now, randomBytes, log: pino({ level: "silent" }) };
  await createDemoShop(deps);
  let port = 0;
  let stop: () => Promise<void> = () => Promise.resolve();
  async function start() {
    const stopping = new AbortController();
    const listening = await listen(createApp({ ...deps, stopping: stopping.signal }).fetch, ["127.0.0.1"], port);
    if (!listening.ok) throw new Error(listening.problem);
    port = listening.value.port;
    stop = async () => {
      stopping.abort();
      await listening.value.close();
    };
  }
  await start();
  ends.push(() => stop());
  const origin = `http://127.0.0.1:${port}`;
  return {
    store,
    origin,
    start,
    stop: () => stop(),
    async enrolmentCode() {
      const [demo] = await store.workspaces();
      const [at] = demo === undefined ? [] : await store.stores(demo.number);
      if (demo === undefined || at === undefined) throw new Error("The demo shop has no store.");
      return await issueEnrolmentCode(deps, demo.number, at.id);
    },
  };
}

type Turns = (work: () => Promise<void>) => Promise<void>;

type TillOptions = { readonly database?: string; readonly turns?: Turns; readonly listening?: (delta: 1 | -1) => void };

async function openTill(origin: string, { database = randomUUID(), turns = (work) => work(), listening }: TillOptions = {}) {
  const store = openTillStore(database);
  const server = { fetch, origin, deviceNowMs: Date.now };
  const errors: unknown[] = [];
  const readLive = createReadLive(server);
  const till = await createTill({
    store,
    api: createApi(server),
    time: { deviceNowMs: Date.now, runningMs: () => performance.now() },
    crypto: webcrypto as Crypto,
    jitter: () => 0,
    askToPersist: () => Promise.resolve(true),
    onNetworkHint: () => () => undefined,
    pushInBackground: () => Promise.resolve(),
    unlessElsewhere: (work) => work(),
    live: {
      async readLive(...call) {
        listening?.(1);
        const end = await readLive(...call);
        listening?.(-1);
        return end;
      },
      oneTabAtATime: turns,
    },
    onError: (error) => errors.push(error),
  });
  const stop = till.start();
  ends.push(async () => {
    stop();
    await till.syncNow();
    store.close();
    expect(errors).toEqual([]);
  });
  return { ...till, store, stop };
}

async function readyTill(shop: Awaited<ReturnType<typeof startShop>>, options: TillOptions = {}) {
  const till = await openTill(shop.origin, options);
  await till.enrol(await shop.enrolmentCode(), "");
  await till.syncNow();
  await signInAs(till, "Demo cashier", "1234");
  return till;
}

/** Resolves once the status says so. */
function status(till: Till, network: string): Promise<void> {
  return new Promise((resolve) => {
    const end = till.watchStatus((now) => {
      if (now.network.kind !== network) return;
      setTimeout(() => end());
      resolve();
    });
  });
}

const CODE = "TEAROFF-CROISSANT-0001";
const ANOTHER = "TEAROFF-CROISSANT-0002";

/** Resolves once this till, which nobody touches, refuses the code. */
function refuses(till: Till, code: string): Promise<void> {
  return expect.poll(async () => (await scan(till, code)).decision.kind).toBe("refuse");
}

test("[R28] what one till redeems, another knows by itself, after the server was away as well", async () => {
  const shop = await startShop();
  const [here, there] = [await readyTill(shop), await readyTill(shop)];
  await redeemed(here, CODE);
  await refuses(there, CODE);

  await shop.stop();
  await Promise.all([status(here, "offline"), status(there, "offline")]);
  await redeemed(here, ANOTHER);
  await shop.start();
  await Promise.all([status(here, "online"), status(there, "online")]);
  await refuses(there, ANOTHER);
});

test("[R30] a till that is revoked knows it by itself", async () => {
  const shop = await startShop();
  const till = await readyTill(shop);
  const { installationId = "" } = (await till.store.get("device")) ?? {};
  await shop.store.revokeInstallation(1, installationId, Date.now());
  await new Promise<void>((resolve) => till.watchStatus(({ enrolment }) => void (enrolment.kind === "revoked" && resolve())));
});

test("[R28] of two tabs one listens, and the other takes over when it is closed", async () => {
  const shop = await startShop();
  const database = randomUUID();
  let last: Promise<void> = Promise.resolve();
  const turns: Turns = (work) => (last = last.then(work));
  const listening = [0, 0];
  const tab = (index: number) => ({ database, turns, listening: (delta: 1 | -1) => void (listening[index] = (listening[index] ?? 0) + delta) });
  const first = await readyTill(shop, tab(0));
  const second = await openTill(shop.origin, tab(1));
  await expect.poll(() => listening).toEqual([1, 0]);
  const elsewhere = await readyTill(shop);
  await redeemed(elsewhere, CODE);
  // Both have one database: what one tab pulls, the other knows.
  await refuses(second, CODE);
  expect(listening).toEqual([1, 0]);

  first.stop();
  await expect.poll(() => listening).toEqual([0, 1]);
  await redeemed(elsewhere, ANOTHER);
  await refuses(second, ANOTHER);
});
