import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import pino from "pino";
import { afterAll, expect, test } from "vitest";
import { createApp } from "./app";
import { readStaticFiles } from "./static-files";
import { openMemoryStore } from "./store/sqlite";

const folder = mkdtempSync(join(tmpdir(), "tearoff-static-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<h1>Tearoff</h1>");
writeFileSync(join(folder, "sw.js"), "self;");
writeFileSync(join(folder, "assets", "till-Ab3_-9xZ.js"), "export {};");
writeFileSync(join(folder, "assets", "decoder-Ab3_-9xZ.wasm"), "\0asm");
const store = await openMemoryStore();
const deps = { store, nowMs: Date.now, randomBytes, log: pino({ level: "silent" }) };
const app = createApp(deps, readStaticFiles(folder));
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test.each(["/", "/till", "/till/list", "/admin", "/c/token", "/wallet", "/get/FLATWHITE", "/demo"])("%s is the app", async (path) => {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toContain("text/html");
  expect(response.headers.get("Cache-Control")).toBe("no-cache");
});

test.each(["/nosuch", "/assets/nosuch-00000000.js", "/../package.json", "/tillage"])("%s is not found", async (path) => {
  expect((await app.request(path)).status).toBe(404);
});

test("a file named by its contents never has to be asked for again; the service worker always", async () => {
  const asset = await app.request("/assets/till-Ab3_-9xZ.js");
  expect(asset.headers.get("Cache-Control")).toContain("immutable");
  expect(asset.headers.get("Content-Type")).toContain("text/javascript");
  const worker = await app.request("/sw.js");
  expect(worker.headers.get("Cache-Control")).toBe("no-cache");
  const again = await app.request("/sw.js", { headers: { "If-None-Match": worker.headers.get("ETag") ?? "" } });
  expect(again.status).toBe(304);
});

test("the decoder comes as WebAssembly, compressed as the browser likes it", async () => {
  const ask = async (encodings: string) => {
    const response = await app.request("/assets/decoder-Ab3_-9xZ.wasm", { headers: { "Accept-Encoding": encodings } });
    return { headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  };
  const brotli = await ask("gzip, br");
  expect(brotli.headers.get("Content-Type")).toBe("application/wasm");
  expect(brotli.headers.get("Content-Encoding")).toBe("br");
  expect(brotliDecompressSync(brotli.body).toString()).toBe("\0asm");
  expect(gunzipSync((await ask("gzip")).body).toString()).toBe("\0asm");
  expect((await ask("")).body.toString()).toBe("\0asm");
});

test("every answer carries the security headers, a page, an error and the API alike", async () => {
  for (const path of ["/", "/nosuch", "/api/nosuch", "/healthz"]) {
    const { headers } = await app.request(path);
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  }
});

test("the API can be read about without a network: the document names every route, the page loads from here only", async () => {
  const document = (await (await app.request("/api/openapi.json")).json()) as { paths: Record<string, object> };
  expect(Object.keys(document.paths)).toContain("/api/till/events");
  const page = await (await app.request("/api/docs")).text();
  const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? "");
  expect(page).not.toMatch(/<script>|https?:\/\//);
  for (const source of sources) expect((await app.request(source)).status).toBe(200);
});
