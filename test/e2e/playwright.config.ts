import { availableParallelism } from "node:os";
import { defineConfig, devices } from "@playwright/test";
import type { ReporterDescription } from "@playwright/test";
import { CHROMIUM } from "./support/chromium";

const report = process.env["TEAROFF_E2E_REPORT"];
const reporter: ReporterDescription[] = report === undefined ? [["list"]] : [["list"], ["json", { outputFile: report }]];

/** The tests start the servers they need themselves, each on a port and a folder of its own. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../../test-results",
  // Each has a server and a browser of its own, and waits for timers most of the time.
  workers: Math.min(2, availableParallelism()),
  forbidOnly: process.env["CI"] !== undefined,
  // For the slowest machine that is to run them; nothing here measures time.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter,
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    timezoneId: "Asia/Hong_Kong",
    screenshot: "only-on-failure",
    // The page itself is in it; pictures of every step cost a fifth of all the work.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: CHROMIUM,
  },
});
