import { CHECKS, END_TO_END, IN_CHROMIUM } from "./checks.mjs";
import { conclude, runChecks } from "./report.mjs";

const checked = await runChecks(CHECKS);
// Alone: a browser that shares two processors with a compiler misses its deadlines.
const browsed = await runChecks([IN_CHROMIUM, END_TO_END], { atOnce: 1 });
conclude([...checked, ...browsed]);
