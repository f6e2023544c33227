import { join } from "node:path";
import { MODULES } from "./paths.mjs";
import { runNode } from "./run-command.mjs";

// Every property, two hundred times as often as with each commit: some minutes.
const { code } = await runNode(join(MODULES, "vitest", "vitest.mjs"), ["run", "src/domain", "src/client/db", "src/ui"], {
  show: true,
  env: { TEAROFF_PROPERTY_FACTOR: "200", TEAROFF_TEST_TIMEOUT_MS: "3600000" },
});
process.exitCode = code;
