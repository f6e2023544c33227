import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build, preview } from "vite";
import { CHROMIUM } from "../../e2e/support/chromium";

/** A page in Chromium that holds the app's own scanner, as it is built for people, and its peers. */
export async function openScanner(): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "tearoff-bench-"));
  const settings = { configFile: false, root: import.meta.dirname, logLevel: "warn" } as const;
  await build({
    ...settings,
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, rolldownOptions: { input: join(import.meta.dirname, "page.html") } },
  });
  const server = await preview({ ...settings, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
  const browser = await chromium.launch(CHROMIUM);
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}page.html`);
  await page.waitForFunction(() => "bench" in globalThis);
  return {
    page,
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
