import type { FaceName } from "./face-message";

/** The files that a face is made of, beyond the shell: path → digest, as `integrity` of a request has it. */
type Digests = Readonly<Record<string, string>>;

/** Written at build; kept with the shell. */
export type FaceFiles = Readonly<Record<FaceName, Digests>>;

const CACHE = "tearoff-faces";
const MARKER_PREFIX = "/kept-face/";

/**
 * Keeps every file of a face, and remembers that this device wants the face.
 * Throws where a file cannot be had; what was fetched stays for the next try.
 */
export async function keepFace(files: FaceFiles, face: FaceName): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(MARKER_PREFIX + face, new Response());
  await fetchMissing(cache, files[face]);
}

/** Before a new version takes over, fetches its files for the faces that this device keeps. */
export async function renewKeptFaces(files: FaceFiles): Promise<void> {
  const cache = await caches.open(CACHE);
  const kept = (await cachedPaths(cache)).filter((path) => path.startsWith(MARKER_PREFIX));
  for (const marker of kept) await fetchMissing(cache, files[marker.slice(MARKER_PREFIX.length) as FaceName] ?? {});
}

/** Once a new version has taken over, drops the files that are no face's any more. */
export async function dropStaleFiles(files: FaceFiles): Promise<void> {
  const cache = await caches.open(CACHE);
  const current = new Set(Object.values(files).flatMap(Object.keys));
  const stale = (await cachedPaths(cache)).filter((path) => !path.startsWith(MARKER_PREFIX) && !current.has(path));
  await Promise.all(stale.map((path) => cache.delete(path)));
}

/** The kept copy of a file, else the network's. */
export async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request.url, { ignoreVary: true })) ?? fetch(request);
}

async function fetchMissing(cache: Cache, digests: Digests): Promise<void> {
  const present = new Set(await cachedPaths(cache));
  const missing = Object.entries(digests).filter(([path]) => !present.has(path));
  await Promise.all(missing.map(([path, digest]) => fetchInto(cache, path, digest)));
}

async function fetchInto(cache: Cache, path: string, digest: string): Promise<void> {
  // No other bytes come through, whoever answers; those of a script under a page's type would not run.
  const response = await fetch(path, { cache: "no-cache", integrity: digest });
  const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? true;
  if (!response.ok || response.redirected || isPage) throw new Error(`${path} could not be fetched.`);
  await cache.put(path, response);
}

async function cachedPaths(cache: Cache): Promise<string[]> {
  return (await cache.keys()).map((request) => new URL(request.url).pathname);
}
