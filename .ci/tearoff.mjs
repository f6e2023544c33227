import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { currentBuild } from "./build-output.mjs";

await import(pathToFileURL(join(await currentBuild(), "server", "tearoff.js")).href);
