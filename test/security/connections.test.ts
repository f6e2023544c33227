import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CONNECTION_LIMITS } from "../../server/limits/connection-limits";
import { MOST_STREAMS_PER_WORKSPACE } from "../../server/live/live-hub";
import { readStaticFiles } from "../../server/static-files";
import { openMemoryStore } from "../../server/store/sqlite";
import { type RouteName, ROUTES } from "../../src/contract/routes";
import { openAttackedShop } from "./attacked-shop";
import { answersIn, openRawServer, statusOf } from "./raw-server";

const folder = mkdtempSync(join(tmpdir(), "tearoff-attacked-"));
const SECRET = "what lies beside the public files";
mkdirSync(join(folder, "public", "assets"), { recursive: true });
writeFileSync(join(folder, "secret.txt"), SECRET);
writeFileSync(join(folder, "public", "index.html"), "<h1>Tearoff</h1>");
writeFileSync(join(folder, "public", "assets", "till-Ab3_-9xZ.js"), "export {};");

const shop = await openAttackedShop(await openMemoryStore(), {}, readStaticFiles(join(folder, "public")));
const server = await openRawServer(shop.app.fetch);
afterAll(async () => {
  await server.close();
  await shop.store.close();
  rmSync(folder, { recursive: true });
});

describe("what tries to be two requests at once", () => {
  const smuggled = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

  test.each([
    ["two lengths", ["Content-Length: 2", "Content-Length: 50"]],
    ["a length and chunks", ["Content-Length: 4", "Transfer-Encoding: chunked"]],
    ["chunks that are not the last", ["Transfer-Encoding: chunked, identity"]],
    ["a length that is none", ["Content-Length: +2"]],
    ["a header's name with a space", ["Content-Length : 2"]],
    ["a header over two lines", ["X-A: 1", " Transfer-Encoding: chunked"]],
    ["a line that ends too soon", ["X-A: 1\nTransfer-Encoding: chunked"]],
    ["NUL in a header", ["X-A: \0"]],
  ])("%s: is refused as a whole", async (_what, headers) => {
    const answer = await server.exchange(["POST /api/enrol HTTP/1.1", "Host: localhost", ...headers, "", `0\r\n\r\n${smuggled}`].join("\r\n"));
    expect(answersIn(answer)).toBeLessThan(2);
    expect(statusOf(answer) ?? 400).toBe(400);
  });
});

describe("what takes its time", () => {
  test("headers that trickle in are cut off", async () => {
    const slow = await openRawServer(shop.app.fetch, { headersMs: 100, checkedEveryMs: 20 });
    expect(statusOf(await slow.exchange("GET /healthz HTTP/1.1\r\nX-A: "))).toBe(408);
    await slow.close();
  });

  test("so is a body that never comes, and a connection that asks for nothing", async () => {
    const slow = await openRawServer(shop.app.fetch, { headersMs: 100, requestMs: 200, idleMs: 200, checkedEveryMs: 20 });
    const head = "POST /api/enrol HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{";
    expect(await slow.exchange(head)).not.toContain(" 200 ");
    expect(statusOf(await slow.exchange("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"))).toBe(200);
    await slow.close();
  });

  test("no more connections are taken than there is room for", async () => {
    const small = await openRawServer(shop.app.fetch, { maxConnections: 1, headersMs: 1_000, checkedEveryMs: 20 });
    const first = small.exchange("GET /healthz HTTP/1.1\r\n");
    expect(await small.exchange("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).toBe("");
    expect(statusOf(await first)).toBe(408);
    await small.close();
  });

  test("one address holds no more connections than it may, and has room again once one is over", async () => {
    const shared = await openRawServer(shop.app.fetch, { maxConnectionsFrom: () => 2, headersMs: 1_000, checkedEveryMs: 20 });
    const whole = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const held = [1, 2].map(() => shared.exchange("GET /healthz HTTP/1.1\r\n"));
    expect(await shared.exchange(whole)).toBe("");
    expect((await Promise.all(held)).map(statusOf)).toEqual([408, 408]);
    for (const _ of [1, 2, 3]) expect(statusOf(await shared.exchange(whole))).toBe(200);
    await shared.close();
  });

  test("a shop of a thousand tills behind one address has room, half of it is left to others, and a proxy on this machine has it all", () => {
    const { maxConnections, maxConnectionsFrom } = CONNECTION_LIMITS;
    const STREAM_AND_REQUEST = 2;
    expect(maxConnectionsFrom("203.0.113.9")).toBeGreaterThanOrEqual(MOST_STREAMS_PER_WORKSPACE * STREAM_AND_REQUEST);
    expect(maxConnectionsFrom("203.0.113.9")).toBeLessThanOrEqual(maxConnections / 2);
    for (const own of ["127.0.0.1", "::1"]) expect(maxConnectionsFrom(own)).toBeGreaterThanOrEqual(maxConnections);
  });

  test("headers without end are not kept", async () => {
    expect(statusOf(await server.ask("GET /healthz HTTP/1.1", [`X-A: ${"a".repeat(20_000)}`]))).toBe(431);
  });

  test("a body without end is refused once it is larger than its route takes, by one who is let in and one who is not", async () => {
    const chunk = `8000\r\n${"x".repeat(0x8000)}\r\n`;
    const head = (path: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(statusOf(await server.exchange(head("/api/enrol"), chunk, chunk))).toBe(413);
    expect(statusOf(await server.exchange(head("/api/till/rescue"), ...Array<string>(40).fill(chunk)))).toBe(401);
  });
});

describe("whoever says that this server has another name", () => {
  test.each([
    ["GET / HTTP/1.1", ["Host: evil.example"]],
    ["GET /api/sign-in HTTP/1.1", ["Host: localhost", "Host: evil.example"]],
    ["GET http://evil.example/ HTTP/1.1", []],
    ["GET /api/sign-in HTTP/1.1", ["X-Forwarded-Host: evil.example"]],
    ["GET /nosuch HTTP/1.1", ["X-Original-URL: /evil.example", "X-Rewrite-URL: /evil.example"]],
  ])("%s %j: is told nothing of it", async (line, headers) => {
    const hosts = headers.some((header) => header.startsWith("Host")) ? [] : ["Host: localhost"];
    const answer = await server.exchange([line, ...hosts, "Connection: close", ...headers, "", ""].join("\r\n"));
    expect(answer).not.toContain("evil.example");
    expect(answer).not.toMatch(/^location:/im);
  });

  test.each(["", "Host: a b\r\n", "Host: localhost:80:80/@evil.example\r\n"])(
    "%j is no host, and refused",
    async (host) => {
      expect(statusOf(await server.exchange(`GET /healthz HTTP/1.1\r\n${host}Connection: close\r\n\r\n`))).toBe(400);
    },
  );
});

describe("paths that lead out of the public files", () => {
  test.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/%252e%252e%252fsecret.txt",
    "/assets/../../secret.txt",
    "/assets/..%5c..%5csecret.txt",
    "/assets\\..\\..\\secret.txt",
    "/assets/till-Ab3_-9xZ.js%00.html",
    "/assets/till-Ab3_-9xZ.js/../../../secret.txt",
    "//secret.txt",
    `/${folder}/secret.txt`,
    `//${folder}/secret.txt`,
    "/..%c0%af..%c0%afsecret.txt",
    "/api/docs/../../../package.json",
    "/api/docs/..%2f..%2fpackage.json",
    "/api/till/blobs/..%2f..%2fsecret.txt",
    "/%",
    "/%ff%fe",
  ])("%s leads nowhere", async (path) => {
    const answer = await server.ask(`GET ${path} HTTP/1.1`);
    expect(answer).not.toContain(SECRET);
    expect([400, 401, 404]).toContain(statusOf(answer));
  });
});

describe("other sites, and other methods", () => {
  const routes = Object.entries(ROUTES) as [RouteName, (typeof ROUTES)[RouteName]][];

  test("no route lets another site read it, nor ask whether it may", async () => {
    for (const [, { path }] of routes) {
      const headers = ["Origin: https://evil.example", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization"];
      const answer = await server.ask(`OPTIONS ${path.replace(/\{\w+\}/g, "0")} HTTP/1.1`, headers);
      expect(statusOf(answer)).toBe(404);
      expect(answer).not.toMatch(/access-control|evil/i);
    }
    expect(await server.ask("GET /api/sign-in HTTP/1.1", ["Origin: https://evil.example"])).not.toMatch(/access-control|evil/i);
  });

  test.each(["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])("%s is none of the API's methods", async (method) => {
    for (const [, { path }] of routes) {
      const answer = await server.ask(`${method} ${path.replace(/\{\w+\}/g, "0")} HTTP/1.1`, ["X-Secret: echoed"]);
      expect([404, 405, 501]).toContain(statusOf(answer));
      expect(answer).not.toContain("echoed");
    }
  });

  test("what goes into an address comes out in no header", async () => {
    for (const path of ["/api/till/feed?after=%0d%0aSet-Cookie:%20a=1", "/%0d%0aSet-Cookie:%20a=1", "/api/conflicts/%0d%0aSet-Cookie:a=1/resolution"]) {
      expect(await server.ask(`GET ${path} HTTP/1.1`)).not.toMatch(/^set-cookie/im);
    }
  });
});

describe("a browser that came over TLS", () => {
  test("is told to come no other way for a year; one that did not is told nothing", async () => {
    for (const path of ["/", "/api/health", "/api/nowhere", "/c/AAAA"]) {
      expect(await server.ask(`GET ${path} HTTP/1.1`, ["X-Forwarded-Proto: https"])).toMatch(/^strict-transport-security: max-age=31536000\r?$/im);
      expect(await server.ask(`GET ${path} HTTP/1.1`)).not.toMatch(/^strict-transport-security/im);
    }
  });
});
