import { createHash } from "node:crypto";
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
  await renewFaceDigests(to);
  // The shell's unhashed files have the same revisions still; a new build would have changed them.
  const worker = await readFile(join(to, "sw.js"), "utf8");
  const revised = worker.replaceAll(/(revision"?:")([0-9a-f]{32})/g, "$1next$2");
  await writeFile(join(to, "sw.js"), await withDigests(revised, to));
}

/** The worker's list with the digests of the files as they are now. */
async function withDigests(worker: string, folder: string): Promise<string> {
  const entry = /"integrity":"(sha384-[^"]+)","revision":(?:null|"\w+"),"url":"([^"]+)"/g;
  let digested = worker;
  for (const [whole, digest = "", url = ""] of worker.matchAll(entry)) {
    digested = digested.replace(whole, whole.replace(digest, await digestOf(join(folder, url))));
  }
  return digested;
}

/** Writes the faces' list with the digests of the files as they are now. */
async function renewFaceDigests(folder: string): Promise<void> {
  const list = join(folder, "face-files.json");
  const faces = JSON.parse(await readFile(list, "utf8")) as Record<string, Record<string, string>>;
  for (const digests of Object.values(faces)) {
    for (const path of Object.keys(digests)) digests[path] = await digestOf(join(folder, path));
  }
  await writeFile(list, JSON.stringify(faces));
}

async function digestOf(path: string): Promise<string> {
  return `sha384-${createHash("sha384").update(await readFile(path)).digest("base64")}`;
}

function renamed(asset: string): string {
  return asset.replace(/\.([^.]+)$/, "-next.$1");
}
