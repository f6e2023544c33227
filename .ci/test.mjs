import { CHECKS, END_TO_END, IN_CHROMIUM, LONGER } from "./checks.mjs";
import { knownFaults } from "./known-faults.mjs";
import { conclude, runChecks } from "./report.mjs";

// What the world learns of a package overnight is no fault of the change that somebody tries at home.
const ofTheWorld = process.env["CI"] === undefined ? [] : [knownFaults];
const checked = await runChecks([...CHECKS, ...ofTheWorld]);
// One at a time: a browser that shares two processors with a compiler misses its deadlines.
const alone = await runChecks([LONGER, IN_CHROMIUM, END_TO_END], { atOnce: 1 });
conclude([...checked, ...alone]);
