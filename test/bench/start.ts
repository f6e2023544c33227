import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { makeCamera } from "../e2e/support/camera";
import { currentPublicFolder } from "../e2e/support/current-build";
import { makeProfile, type Profile } from "../e2e/support/profile";
import { startTearoff } from "../e2e/support/tearoff-server";
import { TillScreen } from "../e2e/support/till-screen";
import { faceSizesKb } from "./face-sizes";
import { firstDecodeMs, untilScanningMs } from "./in-the-page";

const RUNS = 5;

const { json } = parseArgs({ options: { json: { type: "string" } } }).values;
const camera = await makeCamera();
const server = await startTearoff();
const profile = await makeProfile();
try {
  await prepareTill(profile);
  await server.stop();
  const starts = await inFreshBrowsers((page) => untilScanningMs(page, `${server.origin}/till`));
  await camera.show({ type: "qr", text: "TEAROFF-FLAT-WHITE" }, 3);
  const decodes = await inFreshBrowsers((page) => firstDecodeMs(page, `${server.origin}/`));
  const gzipKb = await faceSizesKb(await currentPublicFolder());
  const result = { offlineStartMs: median(starts), firstDecodeMs: median(decodes), gzipKb };
  console.log({ ...result, starts, decodes });
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result)}\n`);
} finally {
  await profile.remove();
  await server.remove();
  await camera.remove();
}

/** Leaves a till behind that is set up, signed in and ready to go offline. */
async function prepareTill(profile: Profile): Promise<void> {
  const { context, page } = await profile.open(camera.launchArgs);
  await new TillScreen(page, server.origin).prepare(server.enrolmentCode());
  await context.close();
}

/** Measures in one browser process after another, each of them new to the profile's files. */
async function inFreshBrowsers(measure: (page: Page) => Promise<number>): Promise<readonly number[]> {
  const measured: number[] = [];
  while (measured.length < RUNS) {
    const { context, page } = await profile.open(camera.launchArgs);
    measured.push(await measure(page));
    await context.close();
  }
  return measured;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
