import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { openPostgresStore } from "../../server/store/postgres";
import { openSqliteStore } from "../../server/store/sqlite";
import { CHROMIUM } from "../e2e/support/chromium";
import { claimCoupons } from "../e2e/support/claim-coupons";
import { currentPublicFolder } from "../e2e/support/current-build";
import { startTearoff } from "../e2e/support/tearoff-server";
import { findPostgres } from "../store/test-databases";
import { claimsPerSecond } from "./customer/claims-per-second";
import { sizesKb } from "./customer/sizes";
import { firstVisit, offlineVisit } from "./customer/visits";

const RUNS = 3;

const { json } = parseArgs({ options: { json: { type: "string" } } }).values;
const folder = await mkdtemp(join(tmpdir(), "tearoff-bench-"));
const server = await startTearoff();
const browser = await chromium.launch(CHROMIUM);
const postgres = await findPostgres();
try {
  const [path = ""] = await claimCoupons(server, ["FLATWHITE"]);
  const link = server.origin + path;
  const [visits, offline] = [[] as Awaited<ReturnType<typeof firstVisit>>[], [] as number[]];
  while (visits.length < RUNS) visits.push(await firstVisit(browser, link));
  while (offline.length < RUNS) offline.push(await offlineVisit(browser, link));
  const claims = {
    sqlite: await claimsPerSecond(await openSqliteStore(folder)),
    postgres: await claimsPerSecond(await openPostgresStore((await postgres.createDatabase()).url)),
  };
  const result = {
    ...(await sizesKb(await currentPublicFolder(), visits[0]?.scripts ?? [])),
    firstPaintMs: median(visits.map(({ firstPaintMs }) => firstPaintMs)),
    drawnCodeMs: median(visits.map(({ drawnCodeMs }) => drawnCodeMs)),
    offlineDrawnCodeMs: median(offline),
    claimsPerSecond: claims,
  };
  console.log(result);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result)}\n`);
} finally {
  await browser.close();
  await server.remove();
  await postgres.stop();
  await rm(folder, { recursive: true });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
