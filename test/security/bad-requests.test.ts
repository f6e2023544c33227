import fc from "fast-check";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { openApiDocument } from "../../server/openapi";
import { type Route, type RouteName, ROUTES } from "../../src/contract/routes";
import { type AttackedShop, type CallerName, openAttackedShop, usualCaller } from "./attacked-shop";
import { COUNTED_STORES } from "./attacked-stores";
import { type ApiDocument, type BadRequest, badRequests } from "./bad-requests";
import { NASTY_STRINGS } from "./nasty";

const CALLERS = ["nobody", "till", "revoked till", "viewer", "manager", "owner", "key", "stranger"] as const satisfies readonly CallerName[];

/** Some of them hash a password or a PIN, which is slow on purpose: `npm run test:long` sends ten thousand. */
const REQUESTS = Number(process.env["TEAROFF_BAD_REQUESTS"] ?? 1_500);
/** What is compiled and cached once is there after so many. */
const WARM_AFTER = REQUESTS / 5;
const MAY_GROW_BYTES = 30_000_000;
const HANGS_AFTER_MS = 120_000;
/** For the slowest machine that is to run them: what hangs is to fail, nothing here measures time. */
const TIMEOUT_MS = 30 * 60_000;

test.each(COUNTED_STORES)("generated bad requests meet no bug on $kind, leave no row where they are refused, and fill no memory", async ({ open }) => {
  const { store, rows, close } = await open();
  const shop = await openAttackedShop(store);
  const usual = (name: string) => usualCaller((ROUTES[name as RouteName] as Route).access);
  const generated = badRequests(openApiDocument() as unknown as ApiDocument, knownOf(shop), CALLERS, usual);
  const statuses = new Set<number>();
  let sent = 0;
  let heapWarm = 0;
  await fc.assert(
    fc.asyncProperty(generated, async (bad) => {
      sent += 1;
      if (sent === WARM_AFTER) heapWarm = heapInUse();
      const headers = { ...bad.headers, ...(await shop.headersOf(bad.by as CallerName)) };
      const before = await rows();
      const status = await answered(send(shop, bad, headers));
      statuses.add(status);
      expect(status === 503 || status < 500).toBe(true);
      if (status >= 400) expect(await rows()).toEqual(before);
      else if (bad.method === "POST") shop.doubtCallers();
    }),
    { numRuns: REQUESTS },
  );
  // They get past the door, and as far as each check behind it.
  for (const status of [200, 400, 401, 403, 404, 413]) expect(statuses).toContain(status);
  expect(heapInUse() - heapWarm).toBeLessThan(MAY_GROW_BYTES);
  await close();
}, TIMEOUT_MS);

/** A request that hangs is not to take the whole test's time. */
async function answered(status: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("A request hangs.")), HANGS_AFTER_MS);
  });
  return await Promise.race([status, late]).finally(() => clearTimeout(timer));
}

/** @returns the status, once the whole answer has come */
async function send({ app }: AttackedShop, { method, path, body }: BadRequest, headers: Record<string, string>): Promise<number> {
  const hasBody = body !== null && method !== "GET" && method !== "HEAD";
  const response = await app.request(`http://localhost${path}`, { method, headers, ...(hasBody ? { body } : {}) });
  if (response.headers.get("Content-Type") === "text/event-stream") await response.body?.cancel();
  else await response.arrayBuffer();
  return response.status;
}

function knownOf({ ours, theirs }: AttackedShop) {
  const uuids = [ours, theirs].flatMap((one) => [one.storeId, one.staffId, one.supervisorId, one.till.installationId, one.till.device.id]);
  return { uuids, words: ["LIST", "FIXED", "CAPPED", "L-1", "F", "K-1", "Europe/Berlin", ...NASTY_STRINGS] };
}

function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
