import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MODULES, ROOT } from "./paths.mjs";
import { runCommand, runNode } from "./run-command.mjs";
import { canInstallSystemPackages, installSystemPackages } from "./system-packages.mjs";

const STAMP = join(MODULES, ".tearoff-installed");
const OLDEST_NODE = [20, 19];
const PROBE = "new (require('better-sqlite3'))(':memory:').close()";

/** Installs what package-lock.json says, unless exactly that is installed for this Node and platform already. */
export async function installPackages() {
  const wanted = await fingerprint();
  if ((await readFile(STAMP, "utf8").catch(() => "")) === wanted) return;
  if (!(await isInstalledAlready())) await install();
  await mkdir(MODULES, { recursive: true });
  await writeFile(STAMP, wanted);
}

/** Stops with a sentence where Node is too old to run what the lockfile holds. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`Tearoff needs Node ${OLDEST_NODE.join(".")} or newer; this is Node ${version}.`);
}

async function fingerprint() {
  const lock = await readFile(join(ROOT, "package-lock.json"));
  return createHash("sha256")
    .update(lock)
    .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
    .digest("hex");
}

/** True after somebody's own `npm ci` or `npm install`: the tree is the lockfile's and its native part loads. */
async function isInstalledAlready() {
  const [wanted, present] = await Promise.all(
    [join(ROOT, "package-lock.json"), join(MODULES, ".package-lock.json")].map(readPackages),
  );
  if (present === null) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || (entry.optional && !present[path])) continue;
    if (present[path]?.version !== entry.version) return false;
  }
  return (await runCommand(process.execPath, ["-e", PROBE])).code === 0;
}

async function readPackages(path) {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text).packages;
}

async function install() {
  console.log("Installing packages …");
  let result = await npmInstall();
  if (result.code !== 0 && isMissingCompiler(result.output) && canInstallSystemPackages()) {
    await installSystemPackages(["python3", "make", "g++"]);
    result = await npmInstall();
  }
  if (result.code === 0) return;
  console.error(result.output);
  if (isMissingCompiler(result.output)) {
    throw new Error("better-sqlite3 has to be compiled here, which needs python3, make and g++. Install them, then try again.");
  }
  throw new Error("npm ci did not succeed; its own words are above.");
}

function npmInstall() {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  // Under `npm start` this is the very npm that called us; without it, the one on the path.
  const npmScript = process.env.npm_execpath;
  return npmScript?.endsWith(".js") ? runNode(npmScript, args) : runCommand("npm", args);
}

function isMissingCompiler(output) {
  return /find Python|not found: make|make: not found|spawn make|not found: g\+\+|g\+\+: (not found|No such)/i.test(output);
}
