import { buildIfChanged } from "./build-output.mjs";
import { withLock } from "./lock.mjs";
import { SETUP_LOCK } from "./paths.mjs";

await withLock(SETUP_LOCK, buildIfChanged);
