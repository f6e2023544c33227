import { describe, expect, test } from "vitest";
import { createApi } from "./api";
import type { TimeLimit } from "./time-limit";

const PAGE = { kind: "page", nowMs: 5, feed: 1, more: false, entries: [] };
const PULL = { token: "secret", query: { after: 7, epoch: 1 } };

function apiOver(answer: (url: string, init: RequestInit) => Response | Promise<Response>, pull?: TimeLimit) {
  let nowMs = 100;
  return createApi({
    fetch: async (input, init) => answer(String(input), init ?? {}),
    origin: "https://shop.example",
    deviceNowMs: () => nowMs++,
    ...(pull === undefined ? {} : { timeLimits: { pull } }),
  });
}

function problem(status: number, kind: string): Response {
  return Response.json({ problem: kind, message: "So it is." }, { status });
}

test("sends what the route says, and hands back what came, with its times", async () => {
  const seen: unknown[] = [];
  const api = apiOver((url, init) => {
    seen.push(url, init.method, new Headers(init.headers).get("authorization"));
    return Response.json(PAGE);
  });
  expect(await api.call("pull", PULL)).toEqual({ kind: "ok", value: PAGE, sentMs: 100, receivedMs: 101 });
  expect(seen).toEqual(["https://shop.example/api/till/feed?after=7&epoch=1", "GET", "Bearer secret"]);
});

test("fills in a path's parameters, and hands bytes back as they are", async () => {
  const api = apiOver((url) => new Response(new TextEncoder().encode(url)));
  const reply = await api.call("blob", { token: "", params: { hash: "ab/cd" } });
  expect(reply.kind === "ok" && new TextDecoder().decode(reply.value)).toBe("https://shop.example/api/till/blobs/ab%2Fcd");
});

describe("whatever goes wrong is a value", () => {
  test.each([
    ["a page of a captive portal", () => new Response("<h1>Hello</h1>", { headers: { "content-type": "text/html" } }), "not-json"],
    ["JSON of another kind", () => Response.json({ hello: "world" }), "not-json"],
    ["a gateway's error page", () => new Response("<h1>502</h1>", { status: 502 }), "server-trouble"],
    ["the server's own trouble", () => problem(503, "unavailable"), "server-trouble"],
    ["a token nobody knows", () => problem(401, "not-signed-in"), "unauthorised"],
    ["a sign-in page of the network", () => new Response("<h1>Sign in</h1>", { status: 401 }), "not-json"],
    ["a revoked till", () => problem(403, "revoked"), "revoked"],
    ["a request that the server will not take", () => problem(413, "too-large"), "problem"],
  ])("%s", async (_, answer, kind) => {
    expect(await apiOver(answer).call("pull", PULL)).toMatchObject({ kind });
  });

  test("no network at all", async () => {
    const api = apiOver(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await api.call("pull", PULL)).toEqual({ kind: "no-network" });
  });

  test("but a bug is thrown", async () => {
    const api = apiOver(() => Promise.reject(new RangeError("bug")));
    await expect(api.call("pull", PULL)).rejects.toThrow("bug");
  });
});

describe("[R28] no request lasts for ever", () => {
  const never = (_: string, init: RequestInit) =>
    new Promise<Response>((_resolve, reject) =>
      init.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
    );

  test("one that brings nothing is given up", async () => {
    expect(await apiOver(never, { kind: "total", ms: 10 }).call("pull", PULL)).toEqual({ kind: "timed-out" });
  });

  /** A body that arrives byte by byte, a few milliseconds apart. */
  function trickling(init: RequestInit): Response {
    const bytes = [...new TextEncoder().encode(JSON.stringify(PAGE))];
    let aborted = false;
    init.signal?.addEventListener("abort", () => (aborted = true));
    return new Response(
      new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          const byte = bytes.shift();
          if (aborted) controller.error(new DOMException("aborted", "AbortError"));
          else if (byte === undefined) controller.close();
          else controller.enqueue(Uint8Array.of(byte));
        },
      }),
    );
  }

  test("a slow one that still brings bytes may finish, unless its whole time is limited", async () => {
    const slow = (_: string, init: RequestInit) => trickling(init);
    expect(await apiOver(slow, { kind: "idle", ms: 150 }).call("pull", PULL)).toMatchObject({ kind: "ok" });
    expect(await apiOver(slow, { kind: "total", ms: 150 }).call("pull", PULL)).toEqual({ kind: "timed-out" });
  });
});
