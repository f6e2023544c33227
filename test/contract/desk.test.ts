import { randomBytes } from "node:crypto";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../server/app";
import { issueApiKey } from "../../server/auth/issue-api-key";
import { hashOfEnrolmentCode } from "../../server/auth/secrets";
import { conflictMessage, conflictsResponse, tillAtDesk, tillsResponse, unconfirmedResponse } from "../../src/contract/messages/desk";
import { enrolResponse } from "../../src/contract/messages/enrol";
import { pullPage } from "../../src/contract/messages/pull";
import { NOON_MS, openShop, redemption, type TestShop } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";

const MINUTE_MS = 60_000;
const CODE = "DESK-DESK-DESK";

let nowMs: number;
let shop: TestShop;
let app: ReturnType<typeof createApp>;
let till: ReturnType<typeof enrolResponse.parse>;
let key: string;

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    nowMs = NOON_MS;
    shop = await openShop(await open());
    const deps = { store: shop.store, nowMs: () => nowMs, randomBytes, log: pino({ level: "silent" }) };
    app = createApp(deps);
    const issued = await issueApiKey(deps, 1, "Back office", ["manage"]);
    key = issued.ok ? issued.value.key : "";
    await shop.store.issueEnrolmentCode({ workspace: 1, storeId: shop.storeId, codeHash: hashOfEnrolmentCode(CODE), expiresMs: NOON_MS + 1 });
    till = enrolResponse.parse(await (await request("POST", "/api/enrol", "", { code: CODE, deviceName: "Counter" })).json());
  });
  afterEach(() => shop.store.close());

  test("[R29] a till shows when it was seen, to the minute, and what never arrived", async () => {
    expect(await tillNow()).toMatchObject({ till: { name: "Counter" }, store: { name: "Centre" }, seenMs: null, gaps: [] });
    await push({ ...redemption(shop, "L-1"), sequence: 3 });
    expect(await tillNow()).toMatchObject({ seenMs: NOON_MS, lastSequence: 3, gaps: [{ from: 1, to: 2 }] });
    nowMs = NOON_MS + MINUTE_MS - 1;
    await push();
    expect(await tillNow()).toMatchObject({ seenMs: NOON_MS });
    nowMs = NOON_MS + MINUTE_MS;
    await request("GET", "/api/till/feed?after=0&epoch=1", till.token);
    expect(await tillNow()).toMatchObject({ seenMs: nowMs });
  });

  test("what a till told last of itself shows; less than a minute later only where more or less waits, or a PIN was wrong", async () => {
    const pull = (told: string) => request("GET", `/api/till/feed?after=0&epoch=1${told}`, till.token);
    expect(await tillNow()).toMatchObject({ waiting: null, offsetMs: null });
    await pull("&waiting=3&offsetMs=-90000");
    expect(await tillNow()).toMatchObject({ seenMs: NOON_MS, waiting: 3, offsetMs: -90_000 });
    nowMs += 1;
    await pull("&waiting=3&offsetMs=5");
    expect(await tillNow()).toMatchObject({ seenMs: NOON_MS, offsetMs: -90_000 });
    await pull("&waiting=0&offsetMs=5");
    expect(await tillNow()).toMatchObject({ seenMs: nowMs, waiting: 0, offsetMs: 5 });
    const pins = { wrongPins: 6, pinWaitSinceMs: nowMs - 1, app: "0.1.0, build x" };
    await pull(`&waiting=0&wrongPins=6&pinWaitSinceMs=${nowMs - 1}&app=${encodeURIComponent(pins.app)}`);
    expect(await tillNow()).toMatchObject({ waiting: 0, offsetMs: null, ...pins });
    nowMs += MINUTE_MS;
    await pull("");
    expect(await tillNow()).toMatchObject({ seenMs: nowMs, waiting: 0, ...pins });
    for (const told of ["&waiting=-1", "&waiting=x", "&offsetMs=1e300", "&wrongPins=-1", "&pinWaitSinceMs=1e300", "&app=%00", `&app=${"x".repeat(61)}`]) expect((await pull(told)).status).toBe(400);
  });

  test("[R30] a till that a manager revokes can only hand over", async () => {
    const path = `/api/tills/${till.installationId}/revocation`;
    const revoked = tillAtDesk.parse(await (await request("POST", path, key)).json());
    expect(revoked.revokedMs).toBe(NOON_MS);
    nowMs += MINUTE_MS;
    expect(tillAtDesk.parse(await (await request("POST", path, key)).json()).revokedMs).toBe(NOON_MS);
    expect((await push()).status).toBe(403);
    expect((await request("POST", "/api/handover", till.token, { protocol: 1, items: [], heard: [] })).status).toBe(200);
  });

  test("[R11] a manager resolves a conflict in words, and what is final stays so", async () => {
    const lost = redemption(shop, "L-1");
    await push(redemption(shop, "L-1"), lost);
    const path = `/api/conflicts/${lost.key}/resolution`;
    const resolve = (resolution: string, note: string) => request("POST", path, key, { resolution, note });
    for (const note of ["", "  ", "x".repeat(501)]) expect((await resolve("loss", note)).status).toBe(400);
    expect((await resolve("promoted", "So be it.")).status).toBe(400);
    expect(conflictMessage.parse(await (await resolve("loss", "Our mistake.")).json())).toMatchObject({
      resolution: { resolution: "loss", note: "Our mistake.", by: { name: "Back office" }, atMs: NOON_MS },
    });
    const reversed = conflictMessage.parse(await (await resolve("reversed", "The guest came back.")).json());
    expect(reversed).toMatchObject({ redemption: { standing: "reversed" }, history: [{ resolution: "loss" }, { resolution: "reversed" }] });
    expect(conflictMessage.parse(await (await resolve("reversed", "The guest came back.")).json())).toEqual(reversed);
    expect((await resolve("loss", "No.")).status).toBe(409);
    expect((await request("POST", `/api/conflicts/${till.installationId}/resolution`, key, { resolution: "loss", note: "?" })).status).toBe(404);
    const page = await request("GET", "/api/conflicts?state=resolved", key);
    expect(conflictsResponse.parse(await page.json()).conflicts).toEqual([reversed]);
  });

  test("[R9] a till of the first version is told of nothing that it cannot read, and goes on", async () => {
    const lost = redemption(shop, "L-1");
    await push(redemption(shop, "L-1"), lost);
    await request("POST", `/api/conflicts/${lost.key}/resolution`, key, { resolution: "loss", note: "Our mistake." });
    const pulled = async (query: string) => pullPage.parse(await (await request("GET", `/api/till/feed?${query}`, till.token)).json());
    const newer = await pulled("after=0&epoch=1&protocol=2");
    expect(newer.entries.at(-1)).toMatchObject({ kind: "redemption", redemptionKey: lost.key, number: newer.feed });
    expect(await pulled("after=0&epoch=1")).toEqual({ ...newer, entries: newer.entries.slice(0, -1) });
  });

  test("[R10] a redemption that its till has not confirmed shows after an hour, until it does", async () => {
    const asks = ["L-1", "L-2", "L-3"].map((code) => redemption(shop, code, { kind: "ask" }));
    await push(...asks);
    const shown = async (query = "") => unconfirmedResponse.parse(await (await request("GET", `/api/unconfirmed${query}`, key)).json());
    nowMs = NOON_MS + 60 * MINUTE_MS - 1;
    expect(await shown()).toEqual({ redemptions: [], more: false });
    nowMs += 1;
    const first = await shown("?limit=2");
    expect(first).toMatchObject({ more: true, redemptions: [{ key: asks[0]?.key, till: { name: "Counter" } }, { key: asks[1]?.key }] });
    const rest = await shown(`?limit=2&after=${asks[1]?.key}`);
    expect(rest).toMatchObject({ more: false, redemptions: [{ key: asks[2]?.key, staff: { name: "Cashier" }, decidedBy: "server" }] });
    await request("POST", "/api/till/events", till.token, { protocol: 1, items: [], heard: [asks[0]?.key] });
    expect((await shown()).redemptions.map((one) => one.key)).toEqual([asks[1]?.key, asks[2]?.key]);
    expect((await request("GET", "/api/unconfirmed?limit=1000", key)).status).toBe(400);
  });
});

function request(method: string, path: string, token: string, body?: unknown) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return app.request(path, { method, headers: { Authorization: `Bearer ${token}` }, ...init });
}

function push(...items: readonly unknown[]) {
  return request("POST", "/api/till/events", till.token, { protocol: 1, items, heard: [] });
}

async function tillNow() {
  const { tills } = tillsResponse.parse(await (await request("GET", "/api/tills", key)).json());
  return tills.find(({ installationId }) => installationId === till.installationId);
}
