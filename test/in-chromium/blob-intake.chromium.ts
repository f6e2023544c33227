import { expect, test } from "vitest";
import { openTillStore } from "../../src/client/db/dexie-till-store";
import { intakeHere } from "../../src/client/sync/blob-intake";
import { intakeInWorker, workerOr } from "../../src/client/sync/intake-client";
import { toHex } from "../../src/domain/bytes/hex";

const startWorker = () => new Worker(new URL("../../src/client/sync/intake-worker.ts", import.meta.url), { type: "module" });

async function blobOf(text: string): Promise<readonly [name: string, bytes: Uint8Array<ArrayBuffer>]> {
  const bytes = new Uint8Array(new TextEncoder().encode(text));
  return [toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))), bytes];
}

test("[R16] a worker keeps the parts that are what their names say, and names the others", async () => {
  const database = crypto.randomUUID();
  const [genuine, bytes] = await blobOf("genuine");
  const other = "1".repeat(64);
  const intake = intakeInWorker(startWorker, database);
  expect(await intake.keep(new Map([[genuine, bytes], [other, new Uint8Array(3)]]))).toEqual([other]);
  intake.close();
  expect(await openTillStore(database).heldBlobs([genuine, other])).toEqual(new Set([genuine]));
});

test("a part that a closed worker was to keep is not kept, and whoever waits hears so", async () => {
  const intake = intakeInWorker(startWorker, crypto.randomUUID());
  const keeping = intake.keep(new Map([await blobOf("late")]));
  intake.close();
  await expect(keeping).rejects.toThrow("closed");
});

test("where the worker's file cannot be had, the page keeps parts itself from then on", async () => {
  const store = openTillStore(crypto.randomUUID());
  const missing = () => new Worker("/there-is-no-such-worker.js", { type: "module" });
  const openIntake = workerOr(() => intakeInWorker(missing, "any"), () => intakeHere(store, crypto));
  await expect(openIntake(100).keep(new Map([await blobOf("first")]))).rejects.toThrow("worker failed");
  const [name, bytes] = await blobOf("second");
  expect(await openIntake(100).keep(new Map([[name, bytes]]))).toEqual([]);
  expect(await store.heldBlobs([name])).toEqual(new Set([name]));
});

test("a few parts are kept by the page: a worker would take longer to start", async () => {
  const store = openTillStore(crypto.randomUUID());
  const never = () => {
    throw new Error("a worker was started");
  };
  const openIntake = workerOr(() => intakeInWorker(never, "any"), () => intakeHere(store, crypto));
  expect(await openIntake(16).keep(new Map([await blobOf("small")]))).toEqual([]);
  await expect(openIntake(17).keep(new Map([await blobOf("large")]))).rejects.toThrow("started");
});
