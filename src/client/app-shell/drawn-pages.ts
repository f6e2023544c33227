/** Pages as the server has drawn them, by their paths: the service worker shows them before a script has come. */
const CACHE = "tearoff-drawn-pages";
const HEADER = "x-drawn";
const SCRIPT = /<script type="module"[^>]* src="([^"]+)"/;
/** Of the bytes as they came over the line: what is kept is text. */
const OF_THE_LINE = ["content-encoding", "content-length", "transfer-encoding"];

/** Of a claim's link, by its token. */
export function drawnPathOf(token: string): string {
  return `/c/${token}`;
}

/** What is drawn, as its server names it, and when by this device's clock it is so: null has no beginning or end. */
export type Drawn = { readonly version: string; readonly fromMs: number | null; readonly untilMs: number | null };

type KeptAs = Drawn & { readonly script: string };

/** @param html a page that runs one script of the app's */
export async function keepDrawnPage(path: string, html: string, headers: Headers, drawn: Drawn): Promise<void> {
  const keptAs: KeptAs = { ...drawn, script: SCRIPT.exec(html)?.[1] ?? "" };
  const kept = new Headers(headers);
  for (const name of OF_THE_LINE) kept.delete(name);
  kept.set(HEADER, JSON.stringify(keptAs));
  await (await pages())?.put(path, new Response(html, { headers: kept }));
}

export async function dropDrawnPage(path: string): Promise<void> {
  await (await pages())?.delete(path);
}

/** As what a path's page is kept; null: there is none. */
export async function keptDrawn(path: string): Promise<Drawn | null> {
  const page = await (await pages())?.match(path);
  return page === undefined ? null : keptAsOf(page);
}

/** The page of a path, where it is so at this time and its script is here as well; else null. */
export async function drawnPageAt(path: string, nowMs: number, hasScript: (path: string) => boolean): Promise<Response | null> {
  const page = await (await pages())?.match(path);
  const drawn = page === undefined ? null : keptAsOf(page);
  if (page === undefined || drawn === null) return null;
  const isSo = (drawn.fromMs ?? nowMs) <= nowMs && nowMs < (drawn.untilMs ?? Infinity);
  return isSo && hasScript(drawn.script) ? page : null;
}

/** Drops all whose script is not here any more. */
export async function dropStrandedPages(hasScript: (path: string) => boolean): Promise<void> {
  const cache = await pages();
  for (const request of (await cache?.keys()) ?? []) {
    const page = await cache?.match(request);
    if (page === undefined || !hasScript(keptAsOf(page)?.script ?? "")) await cache?.delete(request);
  }
}

function keptAsOf(page: Response): KeptAs | null {
  const said = page.headers.get(HEADER);
  return said === null ? null : (JSON.parse(said) as KeptAs);
}

/** Null where a browser keeps none: on an address without https it does not. */
async function pages(): Promise<Cache | null> {
  return "caches" in globalThis ? await caches.open(CACHE) : null;
}
