import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLiveHub, MOST_STREAMS_PER_WORKSPACE } from "../../server/live/live-hub";
import type { TillOnRecord } from "../../server/store/store";
import { eventDataOf } from "../../src/client/api/event-data";
import { LIVE_BEAT_EVERY_MS } from "../../src/contract/messages/live";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const BEAT = '{"kind":"beat"}';
const CHANGED = '{"kind":"changed"}';

function till(installationId: string, workspace = 1): TillOnRecord {
  return { workspace, installationId, device: { id: "device", name: "Till", storeId: "store" }, revokedMs: null };
}

function openHub() {
  const stopping = new AbortController();
  const errors: unknown[] = [];
  let change: (workspace: number) => void = () => undefined;
  const hub = createLiveHub({
    watch: (listener) => (change = listener),
    stopping: stopping.signal,
    onError: (error) => errors.push(error),
  });
  return { hub, stopping, errors, change: (workspace: number) => change(workspace) };
}

type Hub = ReturnType<typeof openHub>["hub"];

/** What the till hears, as it comes; `over` resolves when the stream ends. */
function listen(hub: Hub, who: TillOnRecord, mayListen: () => Promise<boolean> = () => Promise.resolve(true)) {
  const stream = hub.open(who, mayListen);
  if (stream === null) throw new Error("there was no room for this till");
  const heard: string[] = [];
  const read = async () => {
    for await (const data of eventDataOf(stream, () => undefined)) heard.push(data);
  };
  return { heard, over: read() };
}

test("[R28] a stream beats from the start and every ten seconds", async () => {
  const { hub, stopping } = openHub();
  const { heard, over } = listen(hub, till("a"));
  await vi.advanceTimersByTimeAsync(2 * LIVE_BEAT_EVERY_MS);
  expect(heard).toEqual([BEAT, BEAT, BEAT]);
  stopping.abort();
  await over;
  expect(vi.getTimerCount()).toBe(0);
});

test("a change is told at once, those that follow it closely as one, and in its own workspace alone", async () => {
  const { hub, change } = openHub();
  const ours = listen(hub, till("a"));
  const theirs = listen(hub, till("b", 2));
  for (let commits = 0; commits < 100; commits += 1) change(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(ours.heard).toEqual([BEAT, CHANGED]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ours.heard).toEqual([BEAT, CHANGED, CHANGED]);
  change(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(ours.heard).toEqual([BEAT, CHANGED, CHANGED, CHANGED]);
  expect(theirs.heard).toEqual([BEAT]);
});

test("a newer stream of the same till ends the older, and goes on when that is gone", async () => {
  const { hub, change } = openHub();
  const older = listen(hub, till("a"));
  const newer = listen(hub, till("a"));
  await older.over;
  change(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(newer.heard).toEqual([BEAT, CHANGED]);
});

test("[R30] a till that may no longer call is told to pull, and then let go", async () => {
  const { hub } = openHub();
  let allowed = true;
  const { heard, over } = listen(hub, till("a"), () => Promise.resolve(allowed));
  await vi.advanceTimersByTimeAsync(LIVE_BEAT_EVERY_MS);
  allowed = false;
  await vi.advanceTimersByTimeAsync(LIVE_BEAT_EVERY_MS);
  await over;
  expect(heard).toEqual([BEAT, BEAT, CHANGED]);
});

test("a database that does not answer ends the stream, and somebody hears of it", async () => {
  const { hub, errors } = openHub();
  const trouble = new Error("no database");
  const { over } = listen(hub, till("a"), () => Promise.reject(trouble));
  await vi.advanceTimersByTimeAsync(LIVE_BEAT_EVERY_MS);
  await over;
  expect(errors).toEqual([trouble]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a workspace has so many streams and no more, until one of them goes", async () => {
  const { hub, change } = openHub();
  const may = () => Promise.resolve(true);
  const streams = Array.from({ length: MOST_STREAMS_PER_WORKSPACE }, (_, index) => hub.open(till(`till ${index}`), may));
  expect(hub.open(till("one more"), may)).toBeNull();
  expect(hub.open(till("till 7"), may)).not.toBeNull();
  expect(hub.open(till("elsewhere", 2), may)).not.toBeNull();

  change(1);
  await streams[0]?.cancel();
  expect(hub.open(till("one more"), may)).not.toBeNull();
  expect(vi.getTimerCount()).toBe(2 * MOST_STREAMS_PER_WORKSPACE);
});

test("a till that comes while the server stops is not kept", async () => {
  const { hub, stopping } = openHub();
  stopping.abort();
  await listen(hub, till("a")).over;
  expect(vi.getTimerCount()).toBe(0);
});

test("a till that reads nothing any more is let go, instead of kept with all that it has not read", async () => {
  const { hub, errors } = openHub();
  const stream = hub.open(till("a"), () => Promise.resolve(true));
  await vi.advanceTimersByTimeAsync(1_000 * LIVE_BEAT_EVERY_MS);
  expect(vi.getTimerCount()).toBe(0);
  await expect(stream?.getReader().read()).rejects.toThrow("reads nothing");
  expect(errors).toEqual([]);
});
