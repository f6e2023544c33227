import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keptPinOf } from "../../server/auth/store-pin";
import { couponPageResponse } from "../../src/contract/messages/coupon-page";
import { phoneRedemptionResponse } from "../../src/contract/messages/phone-redemption";
import type { CouponTerms } from "../../src/domain/coupon/coupon";
import { openBrowser } from "../builders/browser";
import { newTestClaim } from "../builders/claims";
import { deedBy } from "../builders/members";
import { addTestCoupon, feedOf, newTestId, pushed, redemption } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { type MemberBench, openBench } from "./member-bench";

const PIN = "4711";
let bench: MemberBench;
let storeId: string;

async function claimOf(couponId: string, terms: Partial<CouponTerms>): Promise<string> {
  await addTestCoupon(bench.store, 1, couponId, [`${couponId}-1`, `${couponId}-2`], terms);
  const made = await bench.store.claim(1, newTestClaim(couponId), bench.nowMs);
  if (!made.ok) throw new Error(made.problem);
  return made.value.token;
}

async function redeem(token: string, said: { method: "self" | "store-pin"; pin?: string; key?: string; storeId?: string }) {
  const body = { key: newTestId(), storeId, ...said };
  return phoneRedemptionResponse.parse(await (await openBrowser(bench.app).call("redeemOnPhone", { params: { token }, body })).json());
}

async function pageOf(token: string) {
  const page = couponPageResponse.parse(await (await openBrowser(bench.app).call("couponPage", { params: { token } })).json());
  if (page.kind !== "page") throw new Error("The page was not asked for with a version.");
  return page;
}

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open, { secret: async () => "s".repeat(40) });
    ({ storeId } = bench.ours);
    await bench.store.setStorePin(1, storeId, await keptPinOf(PIN, randomBytes), deedBy("Ana", bench.nowMs));
  });
  afterEach(() => bench.store.close());

  test("[R91] a holder redeems by themselves, once, and every till hears of it", async () => {
    const token = await claimOf("SELF", { methods: ["self"] });
    expect((await pageOf(token)).onPhone?.methods).toEqual(["self"]);
    const { feed } = await feedOf(bench.ours);
    const key = newTestId();
    expect(await redeem(token, { method: "self", key })).toMatchObject({ kind: "redeemed", atMs: bench.nowMs });
    expect(await redeem(token, { method: "self", key })).toMatchObject({ kind: "redeemed", atMs: bench.nowMs });
    expect(await redeem(token, { method: "self" })).toMatchObject({ kind: "refused", said: "It was redeemed before." });
    expect(await pageOf(token)).toMatchObject({ code: null, redemption: { atMs: bench.nowMs, store: "Centre", bySelf: true } });
    expect((await pageOf(token)).onPhone).toBeUndefined();
    const { entries } = await feedOf(bench.ours, feed);
    expect(entries).toMatchObject([{ kind: "device", device: { name: "Customer’s phone" } }, { kind: "code", state: "redeemed", redeemed: { storeId, unconfirmed: false } }]);
    const history = await bench.store.codeHistory(1, "SELF", { kind: "code", value: "SELF-1" });
    expect(history?.events.find(({ kind }) => kind === "redeemed")).toMatchObject({ redemption: { method: "self", store: { name: "Centre" } } });
  });

  test("[R90] the store's PIN redeems, and no other", async () => {
    const token = await claimOf("PIN", { methods: ["store-pin", "staff-scan"] });
    expect((await pageOf(token)).onPhone).toMatchObject({ methods: ["store-pin"], stores: [{ id: storeId, name: "Centre", hasPin: true }] });
    for (const pin of ["4712", "0000", "471", ""]) expect(await redeem(token, { method: "store-pin", ...(pin === "" ? {} : { pin }) })).toEqual({ kind: "wrong-pin" });
    expect((await pageOf(token)).redemption).toBeNull();
    expect(await redeem(token, { method: "store-pin", pin: PIN })).toMatchObject({ kind: "redeemed" });
    expect((await pageOf(token)).redemption).toMatchObject({ store: "Centre" });
    expect((await pageOf(token)).redemption?.bySelf).toBeUndefined();
  });

  test("[R90] after five wrong PINs of a claim each costs a wait that grows, and the right one does too", async () => {
    const token = await claimOf("PIN", { methods: ["store-pin"] });
    for (let tried = 0; tried < 5; tried += 1) expect(await redeem(token, { method: "store-pin", pin: "9999" })).toEqual({ kind: "wrong-pin" });
    expect(await redeem(token, { method: "store-pin", pin: PIN })).toEqual({ kind: "wait", waitMs: 60_000 });
    bench.nowMs += 60_000;
    expect(await redeem(token, { method: "store-pin", pin: "9999" })).toEqual({ kind: "wrong-pin" });
    bench.nowMs += 60_000;
    expect(await redeem(token, { method: "store-pin", pin: PIN })).toMatchObject({ kind: "wait" });
    bench.nowMs += 60_000;
    expect(await redeem(token, { method: "store-pin", pin: PIN })).toMatchObject({ kind: "redeemed" });
  });

  test("[R90] nobody guesses a store's PIN by a claim that is not redeemed by it there, nor makes others wait", async () => {
    const elsewhere = newTestId();
    await bench.store.addStore(1, { id: elsewhere, name: "North", timeZone: "UTC" }, deedBy("Ana", bench.nowMs));
    await bench.store.setStorePin(1, elsewhere, await keptPinOf("0815", randomBytes), deedBy("Ana", bench.nowMs));
    const scanned = await claimOf("SCANNED", { methods: ["staff-scan", "self"] });
    const there = await claimOf("THERE", { methods: ["store-pin"], stores: { kind: "chosen", storeIds: [elsewhere] } });
    for (let tried = 0; tried < 6; tried += 1) {
      for (const pin of ["9999", PIN]) {
        expect(await redeem(scanned, { method: "store-pin", pin })).toMatchObject({ kind: "refused", said: expect.stringContaining("in this way") as string });
        expect(await redeem(there, { method: "store-pin", pin })).toMatchObject({ kind: "refused", said: expect.stringContaining("in this store") as string });
      }
    }
  });

  test("[R90] nor by one that is used up or over: only the act that redeemed it is answered again", async () => {
    const [key, token] = [newTestId(), await claimOf("PIN", { methods: ["store-pin"] })];
    const redeemed = await redeem(token, { method: "store-pin", pin: PIN, key });
    const over = await claimOf("OVER", { methods: ["store-pin"], period: { startMs: null, endMs: bench.nowMs + 1_000 } });
    bench.nowMs += 1_000;
    for (const pin of ["9999", PIN]) {
      expect(await redeem(token, { method: "store-pin", pin, key })).toEqual(redeemed);
      for (let tried = 0; tried < 6; tried += 1) {
        expect(await redeem(token, { method: "store-pin", pin })).toMatchObject({ kind: "refused", said: expect.stringContaining("redeemed before") as string });
        expect(await redeem(over, { method: "store-pin", pin })).toMatchObject({ kind: "refused", said: expect.stringContaining("expired") as string });
      }
    }
  });

  test("[R90] [R91] what the shop has undone is not told as redeemed, and takes another act", async () => {
    const token = await claimOf("UNDONE", { methods: ["self", "store-pin"] });
    for (const said of [{ method: "self" }, { method: "store-pin", pin: PIN }] as const) {
      const key = newTestId();
      expect(await redeem(token, { ...said, key })).toMatchObject({ kind: "redeemed" });
      const undone = await bench.store.reverseRedemption(1, { key: newTestId(), redemptionKey: key, reason: "Mistake" }, { ...deedBy("Ana", bench.nowMs), by: { kind: "member", id: newTestId(), name: "Ana" } });
      expect(undone.ok).toBe(true);
      if (said.method === "store-pin") expect(await redeem(token, { ...said, key, pin: "9999" })).toEqual({ kind: "wrong-pin" });
      expect(await redeem(token, { ...said, key })).toMatchObject({ kind: "refused", said: expect.stringContaining("undid") as string });
      expect(await pageOf(token)).toMatchObject({ code: "UNDONE-1", redemption: null });
    }
    expect(await redeem(token, { method: "self" })).toMatchObject({ kind: "redeemed" });
  });

  test("[R90] [R91] nothing is redeemed in a way that the coupon does not allow, or in a store that it is not for", async () => {
    const scanned = await claimOf("SCANNED", {});
    expect((await pageOf(scanned)).onPhone).toBeUndefined();
    for (const said of [{ method: "self" }, { method: "store-pin", pin: PIN }] as const) expect(await redeem(scanned, said)).toMatchObject({ kind: "refused" });
    const elsewhere = await claimOf("SELF", { methods: ["self"] });
    expect(await redeem(elsewhere, { method: "self", storeId: bench.theirs.storeId })).toMatchObject({ kind: "refused" });
    expect(await redeem(elsewhere, { method: "store-pin", pin: PIN, storeId: bench.theirs.storeId })).toEqual({ kind: "no-pin" });
    const early = await claimOf("LATER", { methods: ["self"] });
    await bench.store.revokeCoupon(1, "LATER", deedBy("Ana", bench.nowMs));
    expect(await redeem(early, { method: "self" })).toMatchObject({ kind: "refused" });
    const answer = await openBrowser(bench.app).call("redeemOnPhone", { params: { token: "nonsense" }, body: { key: newTestId(), method: "self", storeId } });
    expect(answer.status).toBe(404);
  });

  test("[R6] of a till and a phone at once one redeems, and the other hears that it was first", async () => {
    const token = await claimOf("RACE", { methods: ["self", "staff-scan"] });
    const [byPhone, [byTill]] = await Promise.all([
      redeem(token, { method: "self" }),
      pushed(bench.ours, bench.ours.till, redemption(bench.ours, "RACE-1", { kind: "ask", contents: { couponId: "RACE" } })),
    ]);
    expect([byPhone.kind === "redeemed", byTill?.outcome.kind === "accepted"].filter(Boolean)).toHaveLength(1);
  });

  test("[R44] a claim of a fixed code is redeemed once", async () => {
    const token = await claimOf("FIX", { methods: ["self"], source: { kind: "fixed", amount: 5 }, offline: "allow" });
    expect(await redeem(token, { method: "self" })).toMatchObject({ kind: "redeemed" });
    expect(await redeem(token, { method: "self" })).toMatchObject({ kind: "refused" });
  });
});
