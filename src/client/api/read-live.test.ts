import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createReadLive, type LiveEnd } from "./read-live";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A till that listens to what the test says in the server's place. */
function listen(answer: (body: ReadableStream<Uint8Array>) => Response | Promise<Response>) {
  let line: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (line = controller) });
  const heard: string[] = [];
  const stop = new AbortController();
  const readLive = createReadLive({
    async fetch(_, init) {
      init?.signal?.addEventListener("abort", () => line?.error(new DOMException("aborted", "AbortError")));
      return answer(body);
    },
    origin: "https://shop.example",
    deviceNowMs: () => 0,
  });
  let end: LiveEnd | undefined;
  const over = readLive(
    "secret",
    { opened: () => heard.push("opened"), heard: ({ kind }) => heard.push(kind) },
    stop.signal,
  ).then((ended) => (end = ended));
  return {
    heard,
    over,
    stop,
    end: () => end,
    close: () => line?.close(),
    async say(text: string) {
      line?.enqueue(new TextEncoder().encode(text));
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const asEvents = (body: ReadableStream<Uint8Array>) => new Response(body, { headers: { "content-type": "text/event-stream" } });

test("hears each message once it is whole, however it was cut on the way", async () => {
  const { heard, say, close, over } = listen(asEvents);
  await say('data: {"ki');
  expect(heard).toEqual(["opened"]);
  await say('nd":"changed"}\n');
  expect(heard).toEqual(["opened"]);
  await say('\n: a comment\n\ndata: {"kind":"beat"}\n\ndata: {"kind":"of a later server"}\n\ndata: nonsense\n\n');
  expect(heard).toEqual(["opened", "changed", "beat"]);
  close();
  expect(await over).toEqual({ kind: "ended" });
});

test("[R28] thirty seconds without a byte are the end; a byte now and then is enough", async () => {
  const { say, end } = listen(asEvents);
  for (let beats = 0; beats < 5; beats += 1) {
    await say(":\n");
    await vi.advanceTimersByTimeAsync(29_000);
  }
  expect(end()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(end()).toEqual({ kind: "timed-out" });
});

test("ends when it is stopped, and leaves no timer behind", async () => {
  const { stop, over } = listen(asEvents);
  await vi.advanceTimersByTimeAsync(0);
  stop.abort();
  expect(await over).toEqual({ kind: "ended" });
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ["a portal's page", () => new Response("<h1>Hello</h1>", { headers: { "content-type": "text/html" } }), "not-json"],
  ["a till that was revoked", () => Response.json({ problem: "revoked", message: "So it is." }, { status: 403 }), "revoked"],
  ["a gateway's trouble", () => new Response("", { status: 502 }), "server-trouble"],
  ["no network", () => Promise.reject(new TypeError("Failed to fetch")), "no-network"],
])("%s is no stream", async (_, answer, kind) => {
  const { heard, over } = listen(answer);
  expect(await over).toMatchObject({ kind });
  expect(heard).toEqual([]);
});
