import { existsSync } from "node:fs";
import { join } from "node:path";
import { MODULES } from "./paths.mjs";
import { runNode } from "./run-command.mjs";
import { canInstallSystemPackages, installSystemPackages } from "./system-packages.mjs";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** Sees to it that the end-to-end tests have a Chromium: the system's, else Playwright's own. */
export async function installBrowser() {
  if (existsSync(SYSTEM_CHROMIUM)) return;
  if (canInstallSystemPackages()) return installSystemPackages(["chromium"]);
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return;
  console.log("Installing a browser for the tests …");
  const result = await runNode(join(MODULES, "playwright", "cli.js"), ["install", "chromium"]);
  if (result.code !== 0) throw new Error(`The browser for the tests could not be installed:\n${result.output}`);
}
