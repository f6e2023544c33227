import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { openTillStore } from "../db/dexie-till-store";
import type { TillStore } from "../db/till-store";
import { createTillClock, type TillClock } from "./till-clock";

const HOUR = 3_600_000;

let store: TillStore;
let device: { wallMs: number; runningMs: number };
let clock: TillClock;
let opened = 0;
beforeEach(() => {
  opened += 1;
  store = openTillStore(`clock ${opened}`);
  device = { wallMs: 1_000 * HOUR, runningMs: 0 };
  clock = newTab();
});

function newTab(): TillClock {
  return createTillClock({ deviceNowMs: () => device.wallMs, runningMs: () => device.runningMs }, store);
}

function pass(ms: number): void {
  device.wallMs += ms;
  device.runningMs += ms;
}

/** An exchange that takes no time, with a server that is an hour ahead of the wall. */
function exchange() {
  return clock.observe({ sentMs: device.wallMs, receivedMs: device.wallMs, serverMs: 1_001 * HOUR + device.runningMs });
}

test("[R25] tells the server's time once it has heard it, and goes on from there", async () => {
  expect(clock.time()).toEqual({ deviceMs: 1_000 * HOUR, offsetMs: null, uncertain: false });
  await exchange();
  pass(500);
  expect(clock.nowMs()).toBe(1_001 * HOUR + 500);
});

test("[R25] somebody sets the device's clock: the time stays, but is uncertain until the next exchange", async () => {
  await exchange();
  device.wallMs += 5 * HOUR;
  expect(clock.nowMs()).toBe(1_001 * HOUR);
  expect(clock.time().uncertain).toBe(true);
  await exchange();
  expect(clock.time().uncertain).toBe(false);
  expect(clock.nowMs()).toBe(1_001 * HOUR);
});

test("[R25] a clock set back while no tab was open is noticed, and the next exchange resets the mark", async () => {
  await exchange();
  pass(2 * HOUR);
  await clock.remember();
  device.wallMs -= 3 * HOUR;
  clock = newTab();
  await clock.load();
  expect(clock.time().uncertain).toBe(true);
  await exchange();
  expect(clock.time().uncertain).toBe(false);
});

test("[R25] a clock set back under a running tab shows after a reload too, though it is past the last sync by then", async () => {
  await exchange();
  device.wallMs -= 2 * HOUR;
  pass(3 * HOUR);
  await clock.remember();
  clock = newTab();
  await clock.load();
  expect(clock.time().uncertain).toBe(true);
});

test("[R25] a highest time that one tab's sync has reset downwards is not brought back by another tab", async () => {
  device.wallMs += 5 * HOUR;
  clock = newTab();
  await clock.remember();
  device.wallMs -= 5 * HOUR;
  const other = newTab();
  await other.load();
  expect(other.time().uncertain).toBe(true);
  clock = newTab();
  await exchange();
  await other.remember();
  expect((await store.get("clock"))?.highestMs).toBe(1_001 * HOUR);
});

test("[R25] an exchange within which somebody set the clock tells nothing", async () => {
  await exchange();
  const { offsetMs } = clock.time();
  await clock.observe({ sentMs: device.wallMs, receivedMs: device.wallMs - 5 * HOUR, serverMs: 1_001 * HOUR });
  await clock.observe({ sentMs: device.wallMs, receivedMs: device.wallMs + 5 * HOUR, serverMs: 1_001 * HOUR });
  expect(clock.time().offsetMs).toBe(offsetMs);
});
