import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Announcements, createAnnouncements } from "./announcements";

const PAUSE_MS = 50;
let announcements: Announcements;
let heard: number[];

beforeEach(() => {
  vi.useFakeTimers();
  announcements = createAnnouncements(PAUSE_MS);
  heard = [];
  announcements.watch((workspace) => heard.push(workspace));
});
afterEach(() => void vi.useRealTimers());

test("the first change is told at once, a burst after it as one", () => {
  for (let change = 0; change < 100; change += 1) announcements.announce(1);
  expect(heard).toEqual([1]);
  vi.advanceTimersByTime(PAUSE_MS);
  expect(heard).toEqual([1, 1]);
  vi.advanceTimersByTime(10 * PAUSE_MS);
  expect(heard).toEqual([1, 1]);
});

test("a change during the pause of a burst is not lost", () => {
  announcements.announce(1);
  announcements.announce(1);
  vi.advanceTimersByTime(PAUSE_MS);
  announcements.announce(1);
  expect(heard).toEqual([1, 1]);
  vi.advanceTimersByTime(PAUSE_MS);
  expect(heard).toEqual([1, 1, 1]);
});

test("one workspace's burst does not keep another's change back", () => {
  announcements.announce(1);
  announcements.announce(1);
  announcements.announce(2);
  expect(heard).toEqual([1, 2]);
});
