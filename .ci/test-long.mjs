import { join } from "node:path";
import { MODULES, ROOT } from "./paths.mjs";
import { runCommand, runNode } from "./run-command.mjs";

// Every property, two hundred times as often as with each commit; ten thousand bad requests; then the simulation, as long as
// ten minutes are.
const properties = await runNode(join(MODULES, "vitest", "vitest.mjs"), ["run", "src/domain", "src/client/db", "src/ui"], {
  show: true,
  env: { TEAROFF_PROPERTY_FACTOR: "200", TEAROFF_TEST_TIMEOUT_MS: "3600000" },
});
const requests = await runNode(join(MODULES, "vitest", "vitest.mjs"), ["run", "test/security/bad-requests.test.ts"], {
  show: true,
  env: { TEAROFF_BAD_REQUESTS: "10000" },
});
const simulation = await runCommand(process.execPath, ["--import", "tsx", join(ROOT, "test/sim/simulate.ts"), "--minutes", "10"], { show: true });
// Twenty thousand frames through the scanner in Chromium, and what memory they leave behind.
const frames = await runCommand(process.execPath, ["--import", "tsx", join(ROOT, "test/long/frames.ts")], { show: true });
process.exitCode = properties.code || requests.code || simulation.code || frames.code;
