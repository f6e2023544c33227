import { CHECKS, END_TO_END, IN_CHROMIUM, LONGER } from "./checks.mjs";
import { conclude, runChecks } from "./report.mjs";

const checked = await runChecks(CHECKS);
// One at a time: a browser that shares two processors with a compiler misses its deadlines.
const alone = await runChecks([LONGER, IN_CHROMIUM, END_TO_END], { atOnce: 1 });
conclude([...checked, ...alone]);
