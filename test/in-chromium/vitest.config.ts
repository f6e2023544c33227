import { join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM } from "../e2e/support/chromium.ts";

/** Tests that need the browser's own database, between a page and a worker too. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  // Found out only while a test runs, they would load its page anew.
  optimizeDeps: { include: ["dexie", "zod/mini"] },
  test: {
    name: "chromium",
    include: ["test/in-chromium/*.chromium.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: CHROMIUM }),
      instances: [{ browser: "chromium" }],
      api: { host: "127.0.0.1" },
    },
  },
});
