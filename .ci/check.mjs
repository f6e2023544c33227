import { CHECKS } from "./checks.mjs";
import { conclude, runChecks } from "./report.mjs";

conclude(await runChecks(CHECKS));
