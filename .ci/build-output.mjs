import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BUILDS, CURRENT_BUILD, ROOT } from "./paths.mjs";

const SOURCES = [
  "src", "server", "public", "index.html", "vite.config.ts", "package.json", "package-lock.json",
  "tsconfig.base.json", ".ci/build-output.mjs", ".ci/face-files-plugin.ts",
];
const KEPT_BUILDS = 3;

/**
 * Builds the app and the server into a folder named by their sources, unless that folder is there, and points to it.
 * A server that is running keeps the folder it started with.
 */
export async function buildIfChanged() {
  const hash = await hashSources();
  const folder = join(BUILDS, hash);
  if (!(await exists(folder))) {
    console.log("Building …");
    // Only a finished build gets its name.
    const unfinished = join(BUILDS, `unfinished-${process.pid}`);
    await rm(unfinished, { recursive: true, force: true });
    await buildApp(join(unfinished, "public"));
    await buildFirstView(join(unfinished, "first-view"));
    await buildServer(join(unfinished, "server"));
    await rename(unfinished, folder);
  }
  await pointTo(hash);
  await pruneExcept(hash);
}

/** @returns the folder of the current build, absolute */
export async function currentBuild() {
  const { build } = JSON.parse(await readFile(CURRENT_BUILD, "utf8"));
  return join(BUILDS, build);
}

async function buildApp(outDir) {
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  await build({ root: ROOT, logLevel: "warn", build: { outDir, emptyOutDir: true } });
}

/** The coupon page as the server draws it: the same components, with the same names of styles as the app's. */
async function buildFirstView(outDir) {
  const { build } = await import("vite");
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    ssr: { noExternal: ["react", "react-dom"] },
    build: { ssr: "src/app/first-view/draw-first-view.tsx", outDir, emptyOutDir: true },
  });
}

async function buildServer(outDir) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: ROOT,
    entryPoints: { main: "server/main.ts", tearoff: "server/cli/tearoff.ts" },
    outdir: outDir,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
  });
}

async function hashSources() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const path of await filesUnder(source)) {
      hash.update(`${path}\0`).update(await readFile(join(ROOT, path)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function filesUnder(path) {
  const found = await stat(join(ROOT, path));
  if (found.isFile()) return [path];
  const entries = await readdir(join(ROOT, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

async function pointTo(hash) {
  await mkdir(BUILDS, { recursive: true });
  const next = `${CURRENT_BUILD}.${process.pid}`;
  await writeFile(next, `${JSON.stringify({ build: hash })}\n`);
  await rename(next, CURRENT_BUILD);
}

async function pruneExcept(hash) {
  const all = await readdir(BUILDS);
  for (const name of all.filter((name) => name.startsWith("unfinished-"))) {
    await rm(join(BUILDS, name), { recursive: true, force: true });
  }
  const names = all.filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== hash);
  const aged = await Promise.all(
    names.map(async (name) => ({ name, builtMs: (await stat(join(BUILDS, name))).mtimeMs })),
  );
  aged.sort((a, b) => b.builtMs - a.builtMs);
  for (const { name } of aged.slice(KEPT_BUILDS - 1)) await rm(join(BUILDS, name), { recursive: true, force: true });
}

async function exists(path) {
  return (await stat(path).catch(() => null)) !== null;
}
