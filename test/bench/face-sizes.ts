import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { faceFilesOf } from "../e2e/support/current-build";

/** What a device loads to show a face; the decoder, which a till loads beside it, apart. In kB (1,000 bytes), gzipped. */
export type FaceSizesKb = Readonly<Record<"till" | "admin" | "customer" | "decoder", number>>;

const DECODER = /\/decode-worker-|\.wasm$/;
/** Loaded in place of the .wasm, where a browser has no WebAssembly. */
const FALLBACK = /\/zxing-js-decoder-/;

export async function faceSizesKb(publicFolder: string): Promise<FaceSizesKb> {
  const faces = await faceFilesOf(publicFolder);
  const shell = shellFiles(await readFile(join(publicFolder, "index.html"), "utf8"));
  const sizeKb = async (paths: readonly string[]) => {
    const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(join(publicFolder, path))).length));
    return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10;
  };
  const codeOf = (paths: readonly string[]) =>
    [...shell, ...paths].filter((path) => /\.(js|css)$/.test(path) && !DECODER.test(path) && !FALLBACK.test(path));
  return {
    till: await sizeKb(codeOf(faces.till)),
    admin: await sizeKb(codeOf(faces.admin)),
    customer: await sizeKb(codeOf(faces.customer)),
    decoder: await sizeKb(faces.till.filter((path) => DECODER.test(path))),
  };
}

function shellFiles(indexHtml: string): readonly string[] {
  return [...indexHtml.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
}
