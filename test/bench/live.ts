import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { build as bundle } from "esbuild";
import type { ScannedCodeType } from "../../src/domain/code/code-type";
import { makeCamera } from "../e2e/support/camera";
import { chromiumWith } from "../e2e/support/chromium";
import { freshCodes } from "../e2e/support/demo-codes";
import { startTearoff } from "../e2e/support/tearoff-server";
import { TillScreen } from "../e2e/support/till-screen";
import type { CodeRun } from "./live/code-runs";
import { liveRow, type LiveRow } from "./live/live-row";
import type { PeerBench } from "./live/peer";
import { servePeer } from "./live/serve-peer";
import type { LiveBench } from "./live/watch-till";

declare const liveBench: LiveBench;
declare const peerBench: PeerBench;

const SYMBOLOGIES: Readonly<Record<ScannedCodeType, LiveRow["symbology"]>> = { qr: "qrcode", code128: "code128", code39: "code39", ean13: "ean13" };
const ANGLES_DEG = [0, 15, 45, 90];

/** Two codes in turn, each with the picture empty before it: with the other between, a code has left for long when it comes again. */
const FRAMES_PER_SECOND = 30;
const EMPTY_FRAMES = 27;
const CODE_FRAMES = 45;

/** As of a table in good light. Coarser grain has `@zxing/browser` take the ground for the corners of QR codes. */
const GRAIN = 8;

/** Many times what the runs take, if each ends as it should. */
const CASE_LIMIT_MS = 60_000;

const { json, runs: wanted } = parseArgs({ options: { json: { type: "string" }, runs: { type: "string", default: "5" } } }).values;
const runsWanted = Number(wanted);

const camera = await makeCamera();
const server = await startTearoff();
const peerPages = await servePeer();
const browser = await chromium.launch(chromiumWith(camera.launchArgs));
try {
  const till = await openTill();
  const peer = await openPeer();
  const freshCode = freshCodes();
  const rows: LiveRow[] = [];
  for (const type of Object.keys(SYMBOLOGIES) as ScannedCodeType[]) {
    const codes = [freshCode(type), freshCode(type)];
    for (const angle of ANGLES_DEG) {
      const scenes = codes.flatMap((code) => [
        { code: null, angleDeg: 0, frames: EMPTY_FRAMES },
        { code, angleDeg: angle, frames: CODE_FRAMES },
      ]);
      await camera.film({ scenes, framesPerSecond: FRAMES_PER_SECOND, marked: true, grain: GRAIN });
      const what = { symbology: SYMBOLOGIES[type], angle };
      rows.push(liveRow({ engine: "tearoff", ...what }, await runsOfTill(till, codes[0]?.title ?? "")));
      rows.push(liveRow({ engine: "@zxing/browser", ...what }, await runsOfPeer(peer, codes.map(({ text }) => text))));
      console.log(`${what.symbology} at ${angle}°: ${rows.slice(-2).map(({ engine, medianMs }) => `${engine} ${medianMs ?? "–"} ms`).join(", ")}`);
    }
  }
  console.table(rows);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ rows })}\n`);
} finally {
  await browser.close();
  await peerPages.close();
  await server.remove();
  await camera.remove();
}

/** The app as people have it, set up and signed in. */
async function openTill(): Promise<TillScreen> {
  const page = await browser.newPage();
  const { outputFiles } = await bundle({
    entryPoints: [join(import.meta.dirname, "live/watch-till.ts")],
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  await page.addInitScript({ content: outputFiles[0]?.text ?? "" });
  const till = new TillScreen(page, server.origin);
  await till.prepare(server.enrolmentCode());
  await till.openToday();
  return till;
}

async function openPeer(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${peerPages.origin}peer.html`);
  await page.waitForFunction(() => "peerBench" in globalThis);
  return page;
}

async function runsOfTill(till: TillScreen, title: string): Promise<readonly CodeRun[]> {
  const { page } = till;
  await page.bringToFront();
  await page.evaluate((expected) => liveBench.expect(expected), title);
  await page.getByRole("button", { name: "Back to the camera" }).click();
  await enough(page.waitForFunction((count) => liveBench.runs().length >= count, runsWanted, { timeout: CASE_LIMIT_MS }));
  const runs = await page.evaluate(() => liveBench.runs());
  await till.openToday();
  return runs.slice(0, runsWanted);
}

async function runsOfPeer(page: Page, texts: readonly string[]): Promise<readonly CodeRun[]> {
  await page.bringToFront();
  await page.evaluate((expected) => peerBench.start(expected), texts);
  await enough(page.waitForFunction((count) => peerBench.runs().length >= count, runsWanted, { timeout: CASE_LIMIT_MS }));
  const runs = await page.evaluate(() => peerBench.runs());
  await page.evaluate(() => peerBench.stop());
  return runs.slice(0, runsWanted);
}

/** Fewer runs than wanted are a result too: they show in its `runs`. */
async function enough(waiting: Promise<unknown>): Promise<void> {
  await waiting.catch((reason: unknown) => {
    if (!(reason instanceof Error && reason.name === "TimeoutError")) throw reason;
  });
}
