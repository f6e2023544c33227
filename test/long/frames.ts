import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { cameraFromFile, chromiumWith } from "../e2e/support/chromium";
import { writeCameraVideo } from "../fixtures/video/camera-video";
import { threadHeaps } from "./frames/heaps";
import type { FramesPage } from "./frames/page";

declare const frames: FramesPage;

/** After so many frames all memory that is used again has been taken. */
const SETTLED_AFTER = 2000;

/** What a heap may grow by until the end: some of it is the measuring. 60 bytes left of each frame would be as much. */
const MEBIBYTE = 2 ** 20;

const { count } = parseArgs({ options: { count: { type: "string", default: "20000" } } }).values;
const CODE = { type: "qr", text: "Save 26" } as const;

const folder = await mkdtemp(join(tmpdir(), "tearoff-frames-"));
const video = join(folder, "camera.y4m");
// A frame with the code takes one pass, one without it all of them.
await writeCameraVideo({ path: video, scenes: [{ code: CODE, angleDeg: 5, frames: 9 }, { code: null, angleDeg: 0, frames: 3 }] });
const settings = { configFile: false, root: join(import.meta.dirname, "frames"), logLevel: "warn" } as const;
const outDir = join(folder, "page");
await build({
  ...settings,
  worker: { format: "es" },
  build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, rolldownOptions: { input: join(settings.root, "page.html") } },
});
const server = await preview({ ...settings, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
const browser = await chromium.launch(chromiumWith(cameraFromFile(video)));
try {
  const page = await browser.newPage();
  const heaps = await threadHeaps(page);
  await page.goto(`${server.resolvedUrls?.local[0]}page.html`);
  await page.waitForFunction(() => "frames" in globalThis);
  await page.evaluate(() => frames.openSmall());

  const measured = async (sent: number) => {
    const heap = await heaps();
    const { page: inPage, worker } = await page.evaluate(() => frames.counted());
    const row = {
      sent,
      "page heap": heap.page,
      "worker heap": heap.worker,
      "wasm memory": worker.wasmBytes,
      made: inPage.made,
      "open in page": inPage.open,
      "open in worker": worker.open,
    };
    console.log(JSON.stringify(row));
    return row;
  };
  await page.evaluate((some) => frames.send(some), SETTLED_AFTER);
  const settled = await measured(SETTLED_AFTER);
  await page.evaluate((others) => frames.send(others), Number(count) - SETTLED_AFTER);
  const ended = await measured(Number(count));
  await page.evaluate(() => frames.closeSmall());

  const scanned = await page.evaluate(() => frames.scan(200));
  console.log(JSON.stringify(scanned));

  const untrue = Object.entries({
    "The page's heap grew.": ended["page heap"] - settled["page heap"] > MEBIBYTE,
    "The worker's heap grew.": ended["worker heap"] - settled["worker heap"] > MEBIBYTE,
    "The decoder's WebAssembly memory grew.": ended["wasm memory"] > settled["wasm memory"] || settled["wasm memory"] === 0,
    "Frames or bitmaps were left open.": ended["open in page"] + ended["open in worker"] > 0,
    "Not every frame was counted.": ended.made < Number(count),
    "The code before the camera was not read.": !scanned.read.includes(CODE.text),
    "Another code was read.": scanned.read.some((text) => text !== CODE.text),
    "The camera was not let go when the scanning ended.": scanned.track !== "ended",
  }).filter(([, failed]) => failed);
  for (const [sentence] of untrue) console.error(sentence);
  console.log(`${count} frames: ${untrue.length === 0 ? "memory flat, camera released" : `${untrue.length} failed`}`);
  process.exitCode = untrue.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
