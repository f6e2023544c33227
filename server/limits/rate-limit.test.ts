import { Hono } from "hono";
import { beforeEach, expect, test } from "vitest";
import { createRateLimit, type RateLimit } from "./rate-limit";
import { createTokenBuckets } from "./token-buckets";

const RATES = { address: { burst: 6, perSecond: 2 }, key: { burst: 4, perSecond: 1 }, open: { burst: 2, perSecond: 0.5 }, drawn: { burst: 2, perSecond: 1 }, drawnForAll: { burst: 3, perSecond: 4 } };
const READ = { method: "GET", access: "anyone" } as const;
const CHANGE = { method: "POST", access: "anyone" } as const;

let nowMs = 0;
let limit: RateLimit;
beforeEach(() => {
  nowMs = 0;
  limit = createRateLimit(() => nowMs, RATES);
});

test("so many come through at once, the next has to wait, and after that wait it does come through", async () => {
  const waits = await asks(7, "192.0.2.1", READ);
  expect(waits).toEqual([0, 0, 0, 0, 0, 0, 500]);
  nowMs += 500;
  expect(await asks(2, "192.0.2.1", READ)).toEqual([0, 500]);
});

test("another address is not held up; another of the same IPv6 network is", async () => {
  await asks(7, "2001:db8:0:1::1", READ);
  expect(await asks(1, "2001:db8:0:1:ffff::2", READ)).toEqual([500]);
  expect(await asks(1, "2001:db8:0:2::1", READ)).toEqual([0]);
});

test("a token has its own limit, wherever it is used from", async () => {
  const till = { Authorization: "Bearer one" };
  for (const last of [1, 2, 3, 4]) expect(await asks(1, `192.0.2.${last}`, READ, till)).toEqual([0]);
  expect(await asks(1, "192.0.2.5", READ, till)).toEqual([1_000]);
  expect(await asks(1, "192.0.2.5", READ, { Authorization: "Bearer two" })).toEqual([0]);
});

test("a session has its own limit, whatever other cookies come with it and however it is written", async () => {
  const session = "tearoff.session_token=Abc.d%3D";
  const written = [session, `junk=1; ${session}`, `${session}; tearoff.session_token=junk`, "tearoff.session_token=%41bc.d%3D"];
  for (const [index, cookie] of written.entries()) expect(await asks(1, `192.0.2.${index}`, READ, { Cookie: cookie })).toEqual([0]);
  expect(await asks(1, "192.0.2.5", READ, { Cookie: `junk=2; ${session}` })).toEqual([1_000]);
  expect(await asks(1, "192.0.2.5", READ, { Cookie: "__Secure-tearoff.session_token=other; junk=2" })).toEqual([0]);
});

test("what anybody may ask to change is limited most", async () => {
  expect(await asks(3, "192.0.2.1", CHANGE)).toEqual([0, 0, 2_000]);
  expect(await asks(1, "192.0.2.1", READ)).toEqual([0]);
});

test("pages that the server draws are limited for an address, and for all together; nothing else is held up by them", async () => {
  const page = { ...READ, isDrawn: true } as const;
  expect(await asks(3, "192.0.2.1", page)).toEqual([0, 0, 1_000]);
  expect(await asks(2, "192.0.2.2", page)).toEqual([0, 250]);
  expect(await asks(1, "192.0.2.1", READ)).toEqual([0]);
});

test("this machine's own programs are not held up; whom its proxy speaks for is, by the address that the proxy saw", async () => {
  expect(new Set(await asks(50, "::1", CHANGE))).toEqual(new Set([0]));
  expect(await asks(3, "127.0.0.1", CHANGE, { "X-Forwarded-For": "10.0.0.1, 192.0.2.9" })).toEqual([0, 0, 2_000]);
  expect(await asks(1, "127.0.0.1", CHANGE, { "X-Forwarded-For": "10.0.0.2, 192.0.2.9" })).toEqual([2_000]);
});

test.each(["192.0.2.9:4444", "[2001:db8::9]:4444", "[2001:db8::9]", "unknown", ""])("whom a proxy speaks for is held up however it writes that: %j", async (entry) => {
  expect(await asks(3, "127.0.0.1", CHANGE, { "X-Forwarded-For": `10.0.0.1, ${entry}` })).toEqual([0, 0, 2_000]);
});

test("with a port or without it is the same address", async () => {
  await asks(2, "127.0.0.1", CHANGE, { "X-Forwarded-For": "192.0.2.9:4444" });
  expect(await asks(1, "127.0.0.1", CHANGE, { "X-Forwarded-For": "192.0.2.9" })).toEqual([2_000]);
});

test("nobody else can say where they come from", async () => {
  await asks(2, "192.0.2.1", CHANGE);
  expect(await asks(1, "192.0.2.1", CHANGE, { "X-Forwarded-For": "192.0.2.77" })).toEqual([2_000]);
});

test("no more places are remembered than there is room for, and the latest are", () => {
  const buckets = createTokenBuckets({ burst: 1, perSecond: 1 }, 100, () => nowMs);
  for (let place = 0; place < 1_000; place += 1) buckets.take(String(place));
  expect(buckets.size).toBe(100);
  expect(buckets.take("999")).toBe(1_000);
});

/** What so many requests in a row have to wait. */
async function asks(count: number, address: string, route: Parameters<RateLimit>[1], headers: Record<string, string> = {}): Promise<number[]> {
  const waits: number[] = [];
  const app = new Hono().get("/", (c) => {
    waits.push(limit(c, route));
    return c.body(null);
  });
  for (let made = 0; made < count; made += 1) await app.request("/", { headers }, { incoming: { socket: { remoteAddress: address } } });
  return waits;
}
