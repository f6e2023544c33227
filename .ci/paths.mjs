import { join } from "node:path";

/** The repository's top folder; every script works from there, whatever folder it was called from. */
export const ROOT = join(import.meta.dirname, "..");

export const MODULES = join(ROOT, "node_modules");
export const BUILDS = join(ROOT, "build");
/** Names the build that the next start serves: `{ "build": "<hash>" }`. */
export const CURRENT_BUILD = join(BUILDS, "current.json");
/** Held while packages are installed or a build is made. */
export const SETUP_LOCK = join(BUILDS, ".setup-lock");
