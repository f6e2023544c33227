import type { Page } from "@playwright/test";
import { makeProfile } from "../../e2e/support/profile";
import { snapshotCode } from "./bench-base";
import type { SnapshotBench } from "./page";

declare const bench: SnapshotBench;

/** `throttle`: how many times slower the page's processor is made. */
export type Row = {
  readonly design: "tearoff" | "row-per-code";
  readonly codes: number;
  readonly throttle: number;
  readonly readyMs: number;
  readonly longestBlockMs: number;
  readonly bytesPerCode: number;
  readonly firstLookupMs: number;
  readonly lookupP50Ms: number;
  readonly lookupP99Ms: number;
  readonly deltaMs: number;
};

const RUNS = 3;
const LOOKUPS = 1_000;

/** In a profile of its own: ingests a few times, starts the browser anew, looks codes up, and takes a change of 1 %. */
export async function measureDesign(origin: string, design: Row["design"], codes: number, throttle: number): Promise<Row> {
  const profile = await makeProfile();
  try {
    const first = await profile.open();
    const ingested = await inThePage(first.page, origin, design, codes, throttle);
    await first.context.close();
    const again = await profile.open();
    const looked = await afterRestart(again.page, origin, design, codes, throttle);
    await again.context.close();
    return { design, codes, throttle, ...ingested, ...looked };
  } finally {
    await profile.remove();
  }
}

/** The last of a few runs stays for what comes after it; times are medians. */
async function inThePage(page: Page, origin: string, design: Row["design"], codes: number, throttle: number) {
  await open(page, origin, codes, design === "row-per-code", throttle);
  // Tables and indexes are a till's, however many codes it has.
  const empty = await page.evaluate((which) => bench.bytesOfNone(which), design);
  const runs: { readonly readyMs: number; readonly longestBlockMs: number; readonly bytes: number }[] = [];
  while (runs.length < RUNS) {
    const name = `run ${runs.length}`;
    const wanted = snapshotCode(Math.floor(codes / 2));
    const run = await page.evaluate(
      async ([which, database, code]) => {
        const before = await bench.bytesStored();
        bench.use(which, database);
        const ingested = await bench.ingest(code);
        return { ...ingested, bytes: (await bench.bytesStored()) - before };
      },
      [design, name, wanted] as const,
    );
    runs.push(run);
  }
  return {
    readyMs: rounded(median(runs.map(({ readyMs }) => readyMs))),
    longestBlockMs: rounded(median(runs.map(({ longestBlockMs }) => longestBlockMs))),
    bytesPerCode: rounded(median(runs.map(({ bytes }) => (bytes - empty) / codes))),
  };
}

async function afterRestart(page: Page, origin: string, design: Row["design"], codes: number, throttle: number) {
  await open(page, origin, codes, false, throttle);
  const some = Array.from({ length: LOOKUPS + 1 }, (_, index) => snapshotCode(Math.floor((index * codes) / (LOOKUPS + 1))));
  const changed = Array.from({ length: codes / 100 }, (_, index) => snapshotCode(index * 100));
  const looked = await page.evaluate(
    async ([which, database, [firstCode = "", ...others], ofTheDelta]) => {
      bench.use(which, database);
      const firstLookupMs = await bench.lookUpOnce(firstCode);
      await bench.rest();
      const { p50Ms, p99Ms } = await bench.lookUps(others);
      return { firstLookupMs, p50Ms, p99Ms, deltaMs: await bench.change(ofTheDelta) };
    },
    [design, `run ${RUNS - 1}`, some, changed] as const,
  );
  return {
    firstLookupMs: rounded(looked.firstLookupMs),
    lookupP50Ms: rounded(looked.p50Ms),
    lookupP99Ms: rounded(looked.p99Ms),
    deltaMs: rounded(looked.deltaMs),
  };
}

async function open(page: Page, origin: string, codes: number, withRecords: boolean, throttle: number): Promise<void> {
  await page.goto(origin);
  await page.waitForFunction(() => "bench" in globalThis);
  await page.evaluate(([count, records]) => bench.load(count, records), [codes, withRecords] as const);
  await slowDown(page, throttle);
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Whether a worker counts as slowly as its page once the page is slowed down. */
export async function workerIsThrottled(origin: string): Promise<boolean> {
  const profile = await makeProfile();
  try {
    const { page, context } = await profile.open();
    await page.goto(origin);
    const usualMs = await countInWorker(page);
    await slowDown(page, 8);
    const slowedMs = await countInWorker(page);
    await context.close();
    return slowedMs > usualMs * 3;
  } finally {
    await profile.remove();
  }
}

function countInWorker(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const count = "const from = performance.now(); let sum = 0; for (let i = 0; i < 3e8; i += 1) sum += i % 7; postMessage(performance.now() - from)";
    const worker = new Worker(URL.createObjectURL(new Blob([count])));
    const took = await new Promise<number>((resolve) => (worker.onmessage = ({ data }) => resolve(data as number)));
    worker.terminate();
    return took;
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
