import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueApiKey } from "../../server/auth/issue-api-key";
import { keyOfReport } from "../../server/auth/key-of-report";
import type { ApiKeyScope } from "../../src/contract/access";
import { claimResponse } from "../../src/contract/messages/claims";
import { reportedRedemption } from "../../src/contract/messages/external";
import { problemMessage } from "../../src/contract/messages/problem";
import { openBrowser } from "../builders/browser";
import { addExternalCoupon } from "../store/acceptance-external";
import { addTestCoupon, NOON_MS } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { type MemberBench, openBench } from "./member-bench";

let bench: MemberBench;
let pos: Record<string, string>;
let keys = 0;

const newKey = () => `bill-${(keys += 1)}`;
const code = (value: string) => ({ kind: "code", value });
const send = (shown: object, said: object = {}, headers = pos) =>
  openBrowser(bench.app).call("reportRedemption", { body: { idempotencyKey: newKey(), shown, storeId: bench.ours.storeId, ...said }, headers });
const redeemed = async (shown: object, said: object = {}) => reportedRedemption.parse(await (await send(shown, said)).json());
const refused = async (answer: Response | Promise<Response>) => {
  const response = await answer;
  return [response.status, problemMessage.parse(await response.json())] as const;
};

async function headersFor(workspace: number, scope: ApiKeyScope): Promise<Record<string, string>> {
  const made = await issueApiKey({ store: bench.store, nowMs: () => bench.nowMs, randomBytes }, workspace, "Front desk", [scope]);
  if (!made.ok) throw new Error(made.problem);
  return { Authorization: `Bearer ${made.value.key}` };
}

async function claimOf(couponId: string) {
  const body = { couponId, contact: { channel: "other", externalId: newKey() }, idempotencyKey: newKey() };
  const claimed = claimResponse.parse(await (await openBrowser(bench.app).call("claim", { body, headers: await headersFor(1, "claims:write") })).json());
  if (claimed.kind !== "claimed") throw new Error(claimed.reason);
  return claimed;
}

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeAll(async () => {
    bench = await openBench(open);
    bench.nowMs = NOON_MS;
    pos = await headersFor(1, "redemptions:write");
    await addExternalCoupon(bench.ours, "EXT", Array.from({ length: 9 }, (_, at) => `X-${at}`));
    await addTestCoupon(bench.store, 1, "CLAIMS", ["C"], { source: { kind: "fixed", amount: 9 }, counts: "claim", methods: ["external"] });
  });
  afterAll(() => bench.store.close());

  test("[R78] nobody who knows the program's id and its next idempotency key knows the report's key", () => {
    const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    expect(keyOfReport(one, "redemption", "order-1")).toBe(keyOfReport(one, "redemption", "order-1"));
    const keys = [keyOfReport(one, "redemption", "order-1"), keyOfReport(other, "redemption", "order-1"), keyOfReport(one, "reversal", "order-1"), keyOfReport(one, "redemption", "order-2")];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("[R78] a program redeems by code, by claim and by a claim's link, and hears what to do", async () => {
    expect(await redeemed(code("X-1"))).toMatchObject({ couponId: "EXT", standing: "redeemed", redeemedMs: NOON_MS });
    const [one, other, listed] = [await claimOf("CLAIMS"), await claimOf("CLAIMS"), await claimOf("EXT")];
    expect(await redeemed({ kind: "claim", claimId: one.claimId })).toMatchObject({ couponId: "CLAIMS" });
    expect(await redeemed({ kind: "link", link: other.link })).toMatchObject({ couponId: "CLAIMS" });
    expect(await redeemed({ kind: "link", link: listed.link })).toMatchObject({ couponId: "EXT" });
    expect(await refused(send({ kind: "link", link: `${other.link}x` }))).toMatchObject([409, { detail: { reasons: ["unknown"] } }]);
    expect(await refused(send({ kind: "link", link: other.link }))).toMatchObject([409, { problem: "not-redeemed", detail: { kind: "refused", reasons: ["already-redeemed"] } }]);
    expect(await refused(send(code("C")))).toMatchObject([409, { detail: { reasons: ["needs-claim"] } }]);
    expect(await refused(send(code("L-1")))).toMatchObject([409, { detail: { reasons: ["wrong-method"] } }]);
  });

  test("[R78] the same report is answered the same; another under its key is refused, and another program's key is its own", async () => {
    const idempotencyKey = newKey();
    const first = await redeemed(code("X-2"), { idempotencyKey, receipt: "Bill 9" });
    expect(await redeemed(code("X-2"), { idempotencyKey, receipt: "Bill 9" })).toEqual(first);
    expect(await refused(send(code("X-3"), { idempotencyKey }))).toMatchObject([409, { problem: "idempotency-key-used" }]);
    const elsewhere = await send(code("X-3"), { idempotencyKey }, await headersFor(1, "redemptions:write"));
    expect(reportedRedemption.parse(await elsewhere.json()).redemptionKey).not.toBe(first.redemptionKey);
  });

  test("[R78] a program undoes what it reported, and the code can be redeemed again", async () => {
    const { redemptionKey } = await redeemed(code("X-4"));
    const undo = { params: { redemptionKey }, body: { idempotencyKey: newKey(), reason: "Sent back" }, headers: pos };
    expect(reportedRedemption.parse(await (await openBrowser(bench.app).call("reverseReported", undo)).json())).toMatchObject({ standing: "reversed" });
    expect((await openBrowser(bench.app).call("reverseReported", undo)).status).toBe(200);
    expect((await openBrowser(bench.app).call("reverseReported", { ...undo, headers: await headersFor(2, "redemptions:write") })).status).toBe(404);
    expect((await redeemed(code("X-4"))).standing).toBe("redeemed");
    const { entries } = await bench.store.auditLog(1, { after: null, limit: 5 });
    expect(entries.find(({ act }) => act === "redemption-reversed")).toMatchObject({ by: { kind: "key", name: "Front desk" }, subject: redemptionKey });
  });

  test("a store that is not the shop's is not found, whatever is shown", async () => {
    expect((await refused(send(code("X-5"), { storeId: bench.theirs.storeId })))[0]).toBe(404);
    expect((await refused(send(code("X-5"), {}, await headersFor(2, "redemptions:write"))))[0]).toBe(404);
  });

  test("[R79] a key that reads sees coupons, codes, claims, contacts and stores, page by page, and changes nothing", async () => {
    const headers = await headersFor(1, "read");
    const first = await bench.app.request("/api/coupons/EXT/codes?limit=2", { headers });
    const { codes, next } = (await first.json()) as { codes: { code: string }[]; next: string | null };
    expect([codes.length, typeof next]).toEqual([2, "string"]);
    for (const path of ["/api/coupons?limit=1", "/api/coupons/EXT", "/api/claims?limit=1", "/api/contacts?limit=1", "/api/stores"]) {
      expect([path, (await bench.app.request(path, { headers })).status]).toEqual([path, 200]);
    }
    for (const path of ["/api/members", "/api/audit", "/api/redemptions.csv?from=2026-11-01&to=2026-11-02"]) {
      expect([path, (await bench.app.request(path, { headers })).status]).toEqual([path, 403]);
    }
    expect((await send(code("X-6"), {}, headers)).status).toBe(403);
  });
});
