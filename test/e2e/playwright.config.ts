import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import type { ReporterDescription } from "@playwright/test";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const report = process.env["TEAROFF_E2E_REPORT"];
const reporter: ReporterDescription[] = report === undefined ? [["list"]] : [["list"], ["json", { outputFile: report }]];

/** The tests start the servers they need themselves, each on a port and a folder of its own. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../../test-results",
  workers: 1,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  reporter,
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    timezoneId: "Asia/Hong_Kong",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
      args: [
        // Chromium's sandbox refuses to run as root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
