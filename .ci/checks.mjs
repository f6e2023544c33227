import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MODULES } from "./paths.mjs";
import { runNode } from "./run-command.mjs";

/**
 * What one check found. A type error or a lint finding counts as one failed test.
 * @typedef {{ name: string, passed: number, failed: number, skipped: number, output: string, seconds: number }} Outcome
 */

const CRUISED = ["src", "server", "mocks"];

/** The checks that need no browser, the longest first. */
export const CHECKS = [
  tool("eslint", ["eslint", "bin", "eslint.js"], ["--config", ".ci/eslint.config.js", "--max-warnings", "0", "."]),
  tool("types", ["typescript", "bin", "tsc"], ["-b"]),
  vitest("unit tests", ["--project", "rules", "--project", "node", "--project", "browser-like"]),
  tool("imports", ["dependency-cruiser", "bin", "dependency-cruise.mjs"], ["--config", ".ci/dependency-cruiser.cjs", ...CRUISED]),
];

/** Whole programs, PostgreSQL, the simulation: minutes. */
export const LONGER = vitest("longer tests", ["--project", "longer"]);

/** What only a browser knows for certain: how its own database behaves. */
export const IN_CHROMIUM = vitest("tests in Chromium", ["--config", "test/in-chromium/vitest.config.ts"]);

export const END_TO_END = reporting("end-to-end tests", ["@playwright", "test", "cli.js"], ["test", "--config", "test/e2e/playwright.config.ts"], {
  reportEnv: (path) => ({ TEAROFF_E2E_REPORT: path }),
  count: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
});

/** A tool that is content or is not: one test. */
function tool(name, script, args) {
  return timed(name, async () => {
    const { code, output } = await runNode(join(MODULES, ...script), args);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output: code === 0 ? "" : output };
  });
}

function vitest(name, args) {
  return reporting(name, ["vitest", "vitest.mjs"], ["run", ...args, "--reporter=default", "--reporter=json"], {
    reportArgs: (path) => [`--outputFile.json=${path}`],
    count: (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.testResults.filter(failedToLoad).length,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  });
}

/** A test runner that writes a report of its own, from which its tests are counted. */
function reporting(name, script, args, { reportArgs = () => [], reportEnv = () => ({}), count }) {
  return timed(name, async () => {
    const folder = await mkdtemp(join(tmpdir(), "tearoff-report-"));
    const path = join(folder, "report.json");
    const { code, output } = await runNode(join(MODULES, ...script), [...args, ...reportArgs(path)], { env: reportEnv(path) });
    const text = await readFile(path, "utf8").catch(() => null);
    await rm(folder, { recursive: true });
    const counts = text === null ? { passed: 0, failed: 0, skipped: 0 } : count(JSON.parse(text));
    // A runner may stop for a reason that is no test's: that must not pass.
    if (code !== 0 && counts.failed === 0) counts.failed = 1;
    return { ...counts, output: code === 0 ? "" : output };
  });
}

function timed(name, run) {
  return async () => {
    const startedMs = performance.now();
    const outcome = await run();
    return { name, ...outcome, seconds: Math.round((performance.now() - startedMs) / 100) / 10 };
  };
}

function failedToLoad(file) {
  return file.status === "failed" && file.assertionResults.length === 0;
}
