import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { currentBuild } from "./build-output.mjs";

// The folder is resolved once: a build made while this server runs does not change what it serves.
const build = await currentBuild();
process.env.NODE_ENV ??= "production";
process.env.TEAROFF_PUBLIC_DIR ??= join(build, "public");
await import(pathToFileURL(join(build, "server", "main.js")).href);
