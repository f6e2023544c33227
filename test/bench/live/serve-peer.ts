import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";

/** Serves the page of the peer that reads from the camera, built as for people. `origin` ends with a slash. */
export async function servePeer(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "tearoff-peer-"));
  const settings = { configFile: false, root: import.meta.dirname, logLevel: "warn" } as const;
  await build({ ...settings, build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(import.meta.dirname, "peer.html") } } });
  const server = await preview({ ...settings, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
  return {
    origin: server.resolvedUrls?.local[0] ?? "",
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
