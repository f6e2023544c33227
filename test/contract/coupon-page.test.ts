import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { couponPageResponse, openedResponse } from "../../src/contract/messages/coupon-page";
import type { CouponTerms } from "../../src/domain/coupon/coupon";
import { claimIdFromBytes } from "../../src/domain/coupon/claim-id";
import { openClaimToken, packClaimToken, sealClaimToken } from "../../src/domain/coupon/claim-token";
import { openBrowser } from "../builders/browser";
import { newTestClaim } from "../builders/claims";
import { deedBy } from "../builders/members";
import { addTestCoupon, pushed, redemption } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { type MemberBench, openBench } from "./member-bench";

const HOUR_MS = 3_600_000;
let bench: MemberBench;
const phone = () => openBrowser(bench.app);

async function claimed(couponId: string): Promise<{ token: string; claimId: string }> {
  const made = await bench.store.claim(1, newTestClaim(couponId), bench.nowMs);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

const ask = (token: string, query = "") => phone().call("couponPage", { params: { token }, query });

async function pageOf(token: string) {
  const answer = couponPageResponse.parse(await (await ask(token)).json());
  if (answer.kind !== "page") throw new Error("The page was not asked for with a version.");
  return answer;
}

async function open(token: string, atMs: number): Promise<number> {
  const answer = await phone().call("couponOpened", { params: { token }, body: { atMs } });
  return openedResponse.parse(await answer.json()).openedMs;
}

describe.each(await everyStore())("on $kind", ({ open: openStore }) => {
  beforeEach(async () => {
    bench = await openBench(openStore);
  });
  afterEach(() => bench.store.close());

  test("[R83] a list's claim shows its own code, until it is redeemed; then where and when", async () => {
    const { token } = await claimed("LIST");
    expect(await pageOf(token)).toMatchObject({ shop: "Shop 1", code: "L-1", byLink: false, redemption: null, coupon: { title: "LIST" } });
    await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "L-1", { atMs: bench.nowMs - 5, offsetMs: 7 }));
    expect(await pageOf(token)).toMatchObject({ code: null, redemption: { atMs: bench.nowMs + 2, store: "Centre" } });
  });

  test("[R20] [R83] a fixed code's claim is redeemed by its link, and no other claim of it", async () => {
    const [{ token, claimId }, other] = [await claimed("FIXED"), await claimed("FIXED")];
    expect(await pageOf(token)).toMatchObject({ code: "F", byLink: true });
    await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "F", { contents: { shown: { kind: "claim", claimId } } }));
    expect(await pageOf(token)).toMatchObject({ code: null, redemption: { store: "Centre" } });
    expect(await pageOf(other.token)).toMatchObject({ code: "F", redemption: null });
  });

  test("[R83] where claims are counted, the code that redeems nothing is not told", async () => {
    await addTestCoupon(bench.store, 1, "COUNTED", ["C"], { source: { kind: "fixed", amount: 9 }, counts: "claim" });
    const { token } = await claimed("COUNTED");
    expect(await pageOf(token)).toMatchObject({ code: null, byLink: true });
  });

  test("[R83] the code is told while the coupon is valid, and at no other time", async () => {
    const [startMs, endMs] = [bench.nowMs, bench.nowMs + HOUR_MS];
    await addTestCoupon(bench.store, 1, "BRIEF", ["B-1"], { period: { startMs, endMs } } satisfies Partial<CouponTerms>);
    const { token } = await claimed("BRIEF");
    const codeAt = async (nowMs: number) => {
      bench.nowMs = nowMs;
      return (await pageOf(token)).code;
    };
    expect([await codeAt(startMs - 1), await codeAt(startMs), await codeAt(endMs - 1), await codeAt(endMs)]).toEqual([null, "B-1", "B-1", null]);
    expect(JSON.stringify(await pageOf(token))).not.toContain("B-1");
  });

  test("[R83] nothing of a revoked coupon is told", async () => {
    const { token } = await claimed("FIXED");
    await bench.store.revokeCoupon(1, "FIXED", deedBy("Ana", bench.nowMs));
    expect(await pageOf(token)).toMatchObject({ coupon: null, code: null, redemption: null });
  });

  test("who has the page already hears that it is unchanged, until it is not", async () => {
    const { token } = await claimed("LIST");
    const { version } = await pageOf(token);
    const again = async () => couponPageResponse.parse(await (await ask(token, `?version=${version}`)).json()).kind;
    bench.nowMs += HOUR_MS;
    expect(await again()).toBe("unchanged");
    await pushed(bench.ours, bench.ours.till, redemption(bench.ours, "L-1"));
    expect(await again()).toBe("page");
  });

  test("[R84] the first opening counts, at the time it names, between the claiming and now", async () => {
    const claimedMs = bench.nowMs;
    const tokens = [await claimed("LIST"), await claimed("LIST"), await claimed("LIST"), await claimed("LIST")].map(({ token }) => token);
    const [early = "", late = "", offline = "", twice = ""] = tokens;
    bench.nowMs += HOUR_MS;
    expect((await pageOf(offline)).opened).toBe(false);
    expect([await open(early, 0), await open(late, bench.nowMs + HOUR_MS), await open(offline, claimedMs + 5)]).toEqual([claimedMs, bench.nowMs, claimedMs + 5]);
    expect(await open(offline, claimedMs)).toBe(claimedMs + 5);
    const [first, second] = await Promise.all([open(twice, claimedMs + 1), open(twice, claimedMs + 2)]);
    expect([first, await open(twice, claimedMs + 3)]).toEqual([second, second]);
    expect((await pageOf(offline)).opened).toBe(true);
  });

  test("[R84] a withdrawn coupon's page opens nothing; what was opened before stays so", async () => {
    const [{ token }, before] = [await claimed("FIXED"), await claimed("FIXED")];
    const openedMs = await open(before.token, bench.nowMs);
    await bench.store.revokeCoupon(1, "FIXED", deedBy("Ana", bench.nowMs));
    const answer = await phone().call("couponOpened", { params: { token }, body: { atMs: bench.nowMs } });
    expect(answer.status).toBe(404);
    expect((await pageOf(token)).opened).toBe(false);
    expect(await open(before.token, bench.nowMs)).toBe(openedMs);
  });

  test("[R86] a token that is not genuine is answered as one whose claim is gone, and counts for nothing", async () => {
    const { token } = await claimed("LIST");
    const opened = openClaimToken(token);
    if (!opened.ok) throw new Error("A token of ours is none.");
    const said = opened.value.token;
    const signedAs = (changed: Partial<typeof said>, signature: Uint8Array = opened.value.signature) => sealClaimToken(packClaimToken({ ...said, ...changed }), signature);
    const made = [signedAs({}, randomBytes(64)), signedAs({ ordinal: said.ordinal + 1 }), signedAs({ workspaceNumber: 2 }), signedAs({ workspaceNumber: 0xffff_ffff }), signedAs({ claimId: claimIdFromBytes(randomBytes(16)) }), "nonsense"];
    const gone = { problem: "not-found", message: "There is no coupon at this link." };
    for (const wrong of made) {
      for (const answer of [await ask(wrong), await phone().call("couponOpened", { params: { token: wrong }, body: { atMs: bench.nowMs } })]) {
        expect([answer.status, await answer.json()]).toEqual([404, gone]);
      }
    }
    expect((await pageOf(token)).opened).toBe(false);
  });

  test("no browser, proxy or other site keeps or hears of a page", async () => {
    const { headers } = await ask((await claimed("LIST")).token);
    expect([headers.get("Cache-Control"), headers.get("Referrer-Policy")]).toEqual(["no-store", "no-referrer"]);
  });
});
