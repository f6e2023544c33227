import { cp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Copies a build as if every source had changed since: each file under a new name, all that name it changed too. */
export async function makeNextVersion(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const assets = await readdir(join(to, "assets"));
  const texts = [...assets.map((name) => join("assets", name)), "index.html", "face-files.json", "sw.js"].filter((name) =>
    /\.(js|css|html|json)$/.test(name),
  );
  for (const text of texts) {
    const old = await readFile(join(to, text), "utf8");
    await writeFile(join(to, text), assets.reduce((content, name) => content.replaceAll(name, renamed(name)), old));
  }
  for (const name of assets) await rename(join(to, "assets", name), join(to, "assets", renamed(name)));
  // The shell's unhashed files have the same revisions still; a new build would have changed them.
  const worker = await readFile(join(to, "sw.js"), "utf8");
  await writeFile(join(to, "sw.js"), worker.replaceAll(/(revision"?:")([0-9a-f]{32})/g, "$1next$2"));
}

function renamed(asset: string): string {
  return asset.replace(/\.([^.]+)$/, "-next.$1");
}
