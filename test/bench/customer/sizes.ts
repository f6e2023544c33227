import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The chunk that bwip-js is in. */
const ENCODERS = /\/draw-code-/;

/** What a coupon's page loads of JavaScript, in kB (1,000 bytes), gzipped: the encoders apart. */
export async function sizesKb(publicFolder: string, scripts: readonly string[]): Promise<{ gzipKb: number; bwipGzipKb: number }> {
  const sizeKb = async (paths: readonly string[]) => {
    const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(join(publicFolder, path))).length));
    return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10;
  };
  return {
    gzipKb: await sizeKb(scripts.filter((path) => !ENCODERS.test(path))),
    bwipGzipKb: await sizeKb(scripts.filter((path) => ENCODERS.test(path))),
  };
}
