import { Hono } from "hono";
import { expect, test } from "vitest";
import { bodyProblem, type BodyLimits, readJson } from "./read-json";

const LIMITS: BodyLimits = { maxBytes: 100, maxMs: 60_000 };

test("the JSON of a body is read, a mark at its start left out", async () => {
  expect(await outcome(bytes('{"a":[1,"ü"]}'))).toEqual({ a: [1, "ü"] });
  expect(await outcome(bytes('\ufeff{"a":1}'))).toEqual({ a: 1 });
});

test.each([
  ["nothing", bytes("")],
  ["half of it", bytes('{"a":')],
  ["more than one", bytes("{}{}")],
  ["a form", bytes("a=1&b=2")],
  ["a number that is none", bytes('{"a":NaN}')],
  ["a byte that no UTF-8 has", Uint8Array.of(0x22, 0xff, 0x22)],
  ["a slash in two bytes", Uint8Array.of(0x22, 0xc0, 0xaf, 0x22)],
  ["half a surrogate pair as bytes", Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
  ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
])("%s is not JSON", async (_what, body) => {
  expect(await outcome(body)).toBe("bad-request");
});

test("names that mean something to JavaScript are names like any other", async () => {
  const value = await outcome(bytes('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
  expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test("of a name that comes twice the last counts", async () => {
  expect(await outcome(bytes('{"a":1,"a":2}'))).toEqual({ a: 2 });
});

test("no more is read than the limit, whether or not the request says how long it is", async () => {
  expect(await outcome(bytes(`"${"x".repeat(98)}"`))).toBe("x".repeat(98));
  expect(await outcome(bytes(`"${"x".repeat(99)}"`))).toBe("too-large");
  let pulled = 0;
  const endless = new ReadableStream({ pull: (sink) => sink.enqueue(new Uint8Array((pulled += 1) && 40)) });
  expect(await outcome(endless)).toBe("too-large");
  expect(pulled).toBeLessThan(6);
});

test("a body that does not come is not waited for", async () => {
  const trickling = new ReadableStream({ start: (sink) => sink.enqueue(bytes('{"a"')) });
  expect(await outcome(trickling, { ...LIMITS, maxMs: 20 })).toBe("too-slow");
});

test("what says that it is too large, or compressed, is not read at all", async () => {
  const said = async (headers: Record<string, string>) => {
    const app = new Hono().post("/", (c) => c.json(bodyProblem(c, LIMITS)));
    return await (await app.request("/", { method: "POST", headers })).json();
  };
  expect(await said({ "Content-Length": "101" })).toMatchObject({ problem: "too-large" });
  expect(await said({ "Content-Length": "100", "Content-Encoding": "identity" })).toBeNull();
  for (const encoding of ["gzip", "br", "deflate", "gzip, identity"]) {
    expect(await said({ "Content-Encoding": encoding })).toMatchObject({ problem: "bad-request" });
  }
});

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** The value that was read, or the problem. */
async function outcome(body: BodyInit, limits = LIMITS): Promise<unknown> {
  let read: unknown;
  const app = new Hono().post("/", async (c) => {
    const json = await readJson(c, limits);
    read = json.ok ? json.value : json.problem.problem;
    return c.body(null);
  });
  await app.request(new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit));
  return read;
}
