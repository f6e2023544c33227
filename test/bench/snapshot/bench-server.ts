import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { type BenchBase, makeBase } from "./bench-base";

const BASE_FEED = 1_000_000;

/** Serves the page that measures, and snapshots of as many codes as it asks for. */
export async function serveBench(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const script = await bundled(join(import.meta.dirname, "page.ts"));
  const intakeWorker = await bundled(join(import.meta.dirname, "../../../src/client/sync/intake-worker.ts"));
  const bases = new Map<number, BenchBase>();
  const baseOf = (codes: number) => {
    const base = bases.get(codes) ?? makeBase(codes, BASE_FEED);
    bases.set(codes, base);
    return base;
  };
  const answer = (path: string): readonly [type: string, body: string | Uint8Array] | null => {
    const [, what = "", codes = "", hash = ""] = path.split("/");
    switch (what) {
      case "":
        return ["text/html", "<!doctype html><title>Snapshot benchmark</title><script type=module src=/page.js></script>"];
      case "page.js":
        return ["text/javascript", script];
      case "intake-worker.js":
        return ["text/javascript", intakeWorker];
      case "manifest":
        return ["application/json", JSON.stringify(baseOf(Number(codes)).manifest)];
      case "blob":
        return ["application/octet-stream", baseOf(Number(codes)).blobs.get(hash) ?? new Uint8Array()];
      case "records":
        return ["application/octet-stream", baseOf(Number(codes)).records];
      default:
        return null;
    }
  };
  const server = createServer((request, response) => {
    const found = answer(request.url ?? "/");
    if (found === null) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": found[0] }).end(found[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}

async function bundled(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", target: "es2022", write: false });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
