import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import { tillStoreAcceptance } from "../client/till-store-acceptance";
import type { Errand } from "./other-context";
import { redeemOnce } from "./redeem-once";

describe("the till's store in Chromium's own IndexedDB", () => {
  tillStoreAcceptance(() => {
    const name = crypto.randomUUID();
    return () => openTillStore(name);
  });
});

describe("a page and a worker over one database", () => {
  let worker: Worker;
  let database: string;
  beforeEach(() => {
    worker = new Worker(new URL("./other-context.ts", import.meta.url), { type: "module" });
    database = crypto.randomUUID();
  });
  afterEach(() => worker.terminate());

  function inWorker(kind: Errand["kind"], key = ""): Promise<unknown> {
    return new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => resolve(data), { once: true });
      worker.addEventListener("error", ({ message }) => reject(new Error(message)), { once: true });
      worker.postMessage({ kind, database, key } satisfies Errand);
    });
  }

  test("[R28] of two that redeem at once, one does, and both see it", async () => {
    await inWorker("enrol");
    const store = openTillStore(database);
    const [here, there] = await Promise.all([redeemOnce(store, "page"), inWorker("redeem", "worker")]);
    expect([here, there].toSorted()).toEqual([false, true]);
    expect(await store.outbox()).toMatchObject([{ key: here ? "page" : "worker", sequence: 1 }]);
  });

  test("what the worker writes, the page is told of", async () => {
    await inWorker("enrol");
    const store = openTillStore(database);
    expect(await store.counts()).toMatchObject({ waiting: 0 });
    const told = new Promise<void>((resolve) => store.watch(resolve));
    await inWorker("redeem", "worker");
    await told;
    expect(await store.counts()).toMatchObject({ waiting: 1 });
  });
});
