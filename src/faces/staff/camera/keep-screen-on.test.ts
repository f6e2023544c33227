import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepScreenOn } from "./keep-screen-on";

class StubLock {
  released = false;
  async release() {
    this.released = true;
  }
}

const page = Object.assign(new EventTarget(), { hidden: false });
let locks: StubLock[];
let refuses: boolean;

const isKeptOn = () => locks.some(({ released }) => !released);
const asked = () => new Promise<void>((resolve) => setTimeout(resolve));
const show = (shown: boolean) => {
  page.hidden = !shown;
  // A browser takes the lock of a hidden page back.
  if (!shown) for (const lock of locks) lock.released = true;
  page.dispatchEvent(new Event("visibilitychange"));
  return asked();
};

beforeEach(() => {
  locks = [];
  refuses = false;
  page.hidden = false;
  vi.stubGlobal("document", page);
  vi.stubGlobal("navigator", {
    wakeLock: {
      request: async () => {
        if (refuses) throw new DOMException("", "NotAllowedError");
        const lock = new StubLock();
        locks.push(lock);
        return lock;
      },
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the screen stays on until it is left", async () => {
  const end = keepScreenOn();
  await asked();
  expect(isKeptOn()).toBe(true);
  end();
  expect(isKeptOn()).toBe(false);
});

test("the screen stays on again once the page is back", async () => {
  const end = keepScreenOn();
  await asked();
  await show(false);
  expect(isKeptOn()).toBe(false);
  await show(true);
  expect(isKeptOn()).toBe(true);
  end();
});

test("a screen that was left while the browser thought about it goes dark", async () => {
  keepScreenOn()();
  await asked();
  expect(isKeptOn()).toBe(false);
});

test("a page that was shown again and again while the browser thought about it keeps no second hold on the screen", async () => {
  const end = keepScreenOn();
  page.dispatchEvent(new Event("visibilitychange"));
  page.dispatchEvent(new Event("visibilitychange"));
  await asked();
  expect(isKeptOn()).toBe(true);
  end();
  expect(isKeptOn()).toBe(false);
});

test("a browser that refuses, or cannot, is left in peace", async () => {
  refuses = true;
  keepScreenOn()();
  vi.stubGlobal("navigator", {});
  keepScreenOn()();
  await asked();
  expect(locks).toEqual([]);
});
