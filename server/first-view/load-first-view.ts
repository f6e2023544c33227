import { access } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FirstViews } from "../../src/contract/first-view";

/** What draws customers' pages, built beside the client; null where it was not built: then the client draws alone. */
export async function loadFirstView(publicDir: string): Promise<FirstViews | null> {
  const path = join(publicDir, "..", "first-view", "draw-first-view.js");
  const isBuilt = await access(path).then(() => true, () => false);
  if (!isBuilt) return null;
  return (await import(pathToFileURL(path).href)) as FirstViews;
}
