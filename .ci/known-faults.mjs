import { runCommand } from "./run-command.mjs";

const WORTH_STOPPING = new Set(["high", "critical"]);

/**
 * Asks npm's registry for known faults of the packages that the server and the app run with: one test. Where no registry answers
 * that, it is none, neither passed nor failed.
 * @returns {Promise<import("./checks.mjs").Outcome>}
 */
export async function knownFaults() {
  const startedMs = performance.now();
  const { output } = await runCommand("npm", ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"]);
  const faults = faultsIn(output);
  const said = faults === null ? "Known faults of packages: not to be had here." : faults.join("\n");
  return {
    name: "known faults of packages",
    passed: faults?.length === 0 ? 1 : 0,
    failed: faults !== null && faults.length > 0 ? 1 : 0,
    skipped: 0,
    output: said,
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  };
}

/**
 * A line for each package with a high or critical fault; null where this is not npm's report, but why there is none.
 * @param {string} output npm's, with what it warns of around the report
 */
export function faultsIn(output) {
  const report = reportIn(output);
  if (report?.auditReportVersion === undefined) return null;
  return Object.values(report.vulnerabilities)
    .filter(({ severity }) => WORTH_STOPPING.has(severity))
    .map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
}

function reportIn(output) {
  try {
    return JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1));
  } catch {
    return null;
  }
}
