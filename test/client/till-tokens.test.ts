import { http, HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { MOCK_ORIGIN } from "../../mocks/node";
import { hashOfToken } from "../../server/auth/secrets";
import { redeemed, startBench, type Bench, type BenchTill } from "./till-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.mock.stop());
afterEach(() => bench.back());

const DAY_MS = 24 * 60 * 60 * 1000;

const losing = (path: string) =>
  bench.server.use(
    http.post(`${MOCK_ORIGIN}${path}`, async ({ request }) => {
      await bench.mock.app.fetch(request);
      return HttpResponse.error();
    }),
  );

const tokenOf = async (till: BenchTill) => (await till.store.get("device"))?.token ?? "";

async function misusedMs(till: BenchTill): Promise<number | null | undefined> {
  const id = (await till.store.get("device"))?.installationId;
  return (await bench.mock.store.tills(1)).find(({ installationId }) => installationId === id)?.tokenMisusedMs;
}

test("[R62] an enrolment whose answer was lost is answered again, also after a reload; another device finds the code used", async () => {
  const till = await bench.till();
  const code = await bench.mock.enrolmentCode();
  const before = (await bench.mock.store.tills(1)).length;
  losing("/api/enrol");
  expect(await till.enrol(code, "Counter")).toEqual({ kind: "no-network" });
  bench.back();
  expect(await (await bench.till()).enrol(code, "")).toEqual({ kind: "code-used" });
  const reopened = await bench.till({ database: till.database });
  expect(await reopened.enrol(code, "Counter")).toMatchObject({ kind: "enrolled", device: { name: "Counter" } });
  expect((await bench.mock.store.tills(1)).length).toBe(before + 1);
  await reopened.syncNow();
  expect(await reopened.staff()).not.toEqual([]);
  await Promise.all([till.close(), reopened.close()]);
});

test("[R62] with a lost answer and a code that has run out, a new code enrols the device all the same", async () => {
  const till = await bench.till();
  losing("/api/enrol");
  await till.enrol(await bench.mock.enrolmentCode(), "");
  bench.back();
  expect(await till.enrol(await bench.mock.enrolmentCode(), "")).toMatchObject({ kind: "enrolled" });
  await till.close();
});

test("[R62] of two devices that enrol with one code at once exactly one becomes a till", async () => {
  const code = await bench.mock.enrolmentCode();
  const devices = [await bench.till(), await bench.till()];
  const said = await Promise.all(devices.map((device) => device.enrol(code, "")));
  expect(said.map(({ kind }) => kind).toSorted()).toEqual(["code-used", "enrolled"]);
  await Promise.all(devices.map((device) => device.close()));
});

test("[R62] after a week a till goes on with a new token, and two tabs with the same one, though answers get lost", async () => {
  const till = await bench.readyTill();
  const other = await bench.till({ database: till.database });
  const first = await tokenOf(till);
  bench.pass(7 * DAY_MS);
  losing("/api/till/token");
  await Promise.all([till.syncNow(), other.syncNow()]);
  expect(await tokenOf(till)).toBe(first);
  bench.back();
  await Promise.all([till.syncNow(), other.syncNow()]);
  const second = await tokenOf(till);
  expect(second).not.toBe(first);
  await Promise.all([till.syncNow(), other.syncNow()]);
  await redeemed(till, "TEAROFF-CROISSANT-0011");
  await till.syncNow();
  expect(await tokenOf(other)).toBe(second);
  expect(await bench.mock.store.tillByToken(hashOfToken(first), bench.nowMs())).toMatchObject({ byFormerToken: true });
  expect(await misusedMs(till)).toBeNull();
  await Promise.all([till.close(), other.close()]);
});

test("[R62] a copied token that is used after the till has another is refused, and managers see it", async () => {
  const till = await bench.readyTill();
  const copied = await tokenOf(till);
  bench.pass(7 * DAY_MS);
  for (const _ of [1, 2]) await till.syncNow();
  bench.pass(DAY_MS);
  const used = await bench.mock.app.request("/api/till/snapshot", { headers: { authorization: `Bearer ${copied}` } });
  expect(used.status).toBe(401);
  expect(await misusedMs(till)).toBeGreaterThan(bench.nowMs() - DAY_MS);
  await till.syncNow();
  await redeemed(till, "TEAROFF-CROISSANT-0012");
  await till.close();
});

test("[R16] [R62] a server that was put back to before it knew the new token hears the till by the one before", async () => {
  const till = await bench.readyTill();
  const first = await tokenOf(till);
  bench.pass(7 * DAY_MS);
  await till.syncNow();
  const second = await tokenOf(till);
  bench.server.use(
    http.all(`${MOCK_ORIGIN}/api/till/*`, ({ request }) =>
      request.headers.get("authorization") === `Bearer ${second}`
        ? HttpResponse.json({ problem: "not-signed-in", message: "This till is not enrolled here." }, { status: 401 })
        : undefined,
    ),
  );
  await till.syncNow();
  expect(await tokenOf(till)).toBe(first);
  bench.back();
  for (const _ of [1, 2]) await till.syncNow();
  expect(await tokenOf(till)).toBe(second);
  await till.close();
});
