import { randomBytes } from "node:crypto";
import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NOON_MS, openShop } from "../../test/store/acceptance-shop";
import { openMemoryStore } from "../store/sqlite";
import type { Store } from "../store/store";
import { keepTidy, TIDY_EVERY_MS } from "./keep-tidy";

const DAYS_MS = 24 * 60 * 60 * 1000;

let logged: string;
const log = pino({}, { write: (line: string) => (logged += line) });
let store: Store;
beforeEach(async () => {
  logged = "";
  store = await openMemoryStore();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

test("what nothing needs any more is dropped at the start, and again every hour", async () => {
  let nowMs = NOON_MS;
  const { storeId } = await openShop(store);
  const till = { tokenHash: randomBytes(32), installationId: "i", deviceId: "d", deviceName: "" };
  const known = async () => {
    const codeHash = randomBytes(32);
    await store.issueEnrolmentCode({ workspace: 1, storeId, codeHash, expiresMs: NOON_MS });
    return async () => {
      const enrolled = await store.enrol({ codeHash, ...till }, nowMs);
      return enrolled.ok ? "enrolled" : enrolled.problem;
    };
  };
  const old = await known();
  expect(await old()).toBe("enrolment-code-expired");
  nowMs += 2 * DAYS_MS;
  const stop = keepTidy({ store, nowMs: () => nowMs, log });
  await vi.advanceTimersByTimeAsync(1);
  expect(await old()).toBe("enrolment-code-unknown");
  const later = await known();
  expect(await later()).toBe("enrolment-code-expired");
  await vi.advanceTimersByTimeAsync(TIDY_EVERY_MS);
  expect(await later()).toBe("enrolment-code-unknown");

  await stop();
  const last = await known();
  await vi.advanceTimersByTimeAsync(2 * TIDY_EVERY_MS);
  expect(await last()).toBe("enrolment-code-expired");
  expect(logged).toBe("");
});

test("who stops it waits for what is being tidied, and nothing is said to have gone wrong", async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let isOpen = true;
  const slow: Pick<Store, "tidy"> = {
    async tidy() {
      await held;
      if (!isOpen) throw new Error("The database is closed.");
    },
  };
  const stopped = keepTidy({ store: slow, nowMs: () => NOON_MS, log })().then(() => (isOpen = false));
  letGo();
  await stopped;
  await vi.advanceTimersByTimeAsync(1);
  expect(logged).toBe("");
});

test("one that goes wrong is logged, and the next comes all the same", async () => {
  let tidied = 0;
  const full: Pick<Store, "tidy"> = {
    async tidy() {
      tidied += 1;
      if (tidied === 1) throw new Error("The disk is full.");
    },
  };
  const stop = keepTidy({ store: full, nowMs: () => NOON_MS, log });
  await vi.advanceTimersByTimeAsync(TIDY_EVERY_MS);
  expect(tidied).toBe(2);
  expect(logged).toContain("The disk is full.");
  await stop();
});
