import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** A server of files only, that can move on to another version's folder and can go away. */
export interface FolderServer {
  readonly origin: string;
  /** From now on serves this folder and nothing of the one before. */
  moveTo(folder: string): void;
  stop(): Promise<void>;
}

/** @param folder a build's public files */
export async function serveFolder(folder: string): Promise<FolderServer> {
  let current = folder;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = extname(pathname) === "" && !pathname.startsWith("/api") ? "/index.html" : pathname;
    const body = await readFile(join(current, path)).catch(() => null);
    response.setHeader("cache-control", "no-cache");
    response.setHeader("content-type", body === null ? "application/json" : (TYPES[extname(path)] ?? "text/plain"));
    response.statusCode = body === null ? 404 : 200;
    response.end(body ?? '{"from":"server"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    moveTo: (next) => {
      current = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
