import { describe, expect, test } from "vitest";
import { claimTerms, fixedTerms, listTerms } from "../../../test/builders/coupons";
import { NOW_MS, loneTill, redeemedBefore, server, situation } from "../../../test/builders/situations";
import { decideRedemption } from "./decide-redemption";
import type { Situation } from "./situation";

const redeem = { kind: "redeem", remaining: null, marks: [] };

const refusalsOf = (of: Situation) => {
  const decision = decideRedemption(of);
  return decision.kind === "refuse" ? decision.refusals : [];
};

describe("what the coupon says", () => {
  test("redeems a code that nothing speaks against", () => {
    expect(decideRedemption(situation())).toEqual(redeem);
  });

  test("[R32] a code of no coupon is unknown, and so is a void one", () => {
    expect(refusalsOf(situation({ terms: null }))).toEqual([{ reason: "unknown" }]);
    expect(refusalsOf(situation({ standing: { isVoid: true } }))).toEqual([{ reason: "unknown" }]);
  });

  test("[R47] a revoked coupon is refused, even where the clock lies before the revocation", () => {
    expect(refusalsOf(situation({ terms: listTerms({ revokedAtMs: NOW_MS + 5_000 }) }))).toEqual([
      { reason: "revoked" },
    ]);
  });

  test("[R43] a coupon of chosen stores names them elsewhere", () => {
    const terms = listTerms({ stores: { kind: "chosen", storeIds: ["store-2", "store-3"] } });
    expect(refusalsOf(situation({ terms }))).toEqual([{ reason: "wrong-store", storeIds: ["store-2", "store-3"] }]);
    expect(decideRedemption(situation({ terms, attempt: { storeId: "store-3" } }))).toEqual(redeem);
  });

  test("[R43] a method that the coupon does not have is refused; a promo code has none", () => {
    expect(refusalsOf(situation({ attempt: { method: "self" } }))).toEqual([{ reason: "wrong-method" }]);
    expect(refusalsOf(situation({ terms: listTerms({ codeType: "promo", methods: [] }) }))).toEqual([
      { reason: "wrong-method" },
    ]);
  });

  test("[R26] the start belongs to the period, the end does not", () => {
    const period = { startMs: NOW_MS, endMs: NOW_MS + 1_000 };
    const at = (nowMs: number) => situation({ terms: listTerms({ period }), attempt: { nowMs } });
    expect(refusalsOf(at(NOW_MS - 1))).toEqual([{ reason: "not-yet-valid", startMs: NOW_MS }]);
    expect(decideRedemption(at(NOW_MS))).toEqual(redeem);
    expect(decideRedemption(at(NOW_MS + 999))).toEqual(redeem);
    expect(refusalsOf(at(NOW_MS + 1_000))).toEqual([{ reason: "expired", endMs: NOW_MS + 1_000 }]);
  });
});

describe("what the code's history says", () => {
  test("[R33] [R46] a list's code is redeemed once, and what is known of that is told", () => {
    expect(refusalsOf(situation({ standing: { redeemed: redeemedBefore } }))).toEqual([
      { reason: "already-redeemed", redeemed: redeemedBefore },
    ]);
  });

  test("[R46] a claim is redeemed once, whatever the coupon counts", () => {
    for (const terms of [claimTerms(), fixedTerms()]) {
      const shown = situation({ terms, shown: "claim", standing: { claimed: true, redeemed: redeemedBefore } });
      expect(refusalsOf(shown).map(({ reason }) => reason)).toEqual(["already-redeemed"]);
    }
  });

  test("[R33] an unclaimed code is refused only where the coupon wants it claimed", () => {
    expect(refusalsOf(situation({ terms: listTerms({ claimFirst: true }) }))).toEqual([{ reason: "not-claimed" }]);
    expect(
      decideRedemption(situation({ terms: listTerms({ claimFirst: true }), standing: { claimed: true } })),
    ).toEqual(redeem);
    expect(decideRedemption(situation({ terms: listTerms() }))).toEqual(redeem);
  });

  test("[R44] where claims count, the bare code asks for the claim, which spends no unit", () => {
    const spent = { used: 10, leased: 0 };
    expect(refusalsOf(situation({ terms: claimTerms(), usage: spent }))).toEqual([{ reason: "needs-claim" }]);
    expect(decideRedemption(situation({ terms: claimTerms(), shown: "claim", usage: spent }))).toEqual(redeem);
  });

  test("[R20] the link of a list coupon's claim asks for the code on its page", () => {
    expect(decideRedemption(situation({ shown: "claim" }))).toEqual({ kind: "scan-the-code" });
  });

  test("[R20] a valid claim that the till has never seen is redeemed, with a mark", () => {
    const unseen = situation({
      terms: claimTerms(),
      shown: "claim",
      standing: { claimed: true, inSnapshot: false },
      decider: loneTill(),
    });
    expect(decideRedemption(unseen)).toEqual({ kind: "redeem", remaining: null, marks: ["claim-not-in-snapshot"] });
  });
});

describe("how many uses are left", () => {
  test("[R44] each showing spends a unit, a claim's too, until none is left", () => {
    const shown = (used: number, kind: "code" | "claim") =>
      situation({ terms: fixedTerms(), usage: { used, leased: 0 }, shown: kind });
    expect(decideRedemption(shown(0, "code"))).toMatchObject({ kind: "redeem", remaining: 9 });
    expect(decideRedemption(shown(9, "claim"))).toMatchObject({ kind: "redeem", remaining: 0 });
    expect(refusalsOf(shown(10, "code"))).toEqual([{ reason: "used-up", leased: 0 }]);
    expect(refusalsOf(shown(10, "claim"))).toEqual([{ reason: "used-up", leased: 0 }]);
  });

  test("[R22] with only leased units left, the refusal tells how many", () => {
    const usage = { used: 7, leased: 3 };
    expect(refusalsOf(situation({ terms: fixedTerms(), usage }))).toEqual([{ reason: "used-up", leased: 3 }]);
  });

  test("[R22] a till that is about to ask leaves units that others hold to the server, which may call them back", () => {
    const asking = (used: number, leased: number) =>
      situation({ terms: fixedTerms(), usage: { used, leased }, decider: { kind: "asking-till", leaseUnits: 0 } });
    expect(decideRedemption(asking(7, 3))).toMatchObject({ kind: "redeem" });
    expect(refusalsOf(asking(10, 0))).toEqual([{ reason: "used-up", leased: 0 }]);
  });

  test("[R21] a unit of its own lease is enough for a redemption", () => {
    const usage = { used: 7, leased: 3 };
    expect(decideRedemption(situation({ terms: fixedTerms(), usage, decider: server(true) }))).toMatchObject({
      remaining: 2,
    });
    expect(
      decideRedemption(situation({ terms: fixedTerms(), usage, decider: loneTill({ leaseUnits: 1 }) })),
    ).toMatchObject({ remaining: 2 });
  });
});

describe("a till that decides on its own", () => {
  const alone = (terms: Situation["terms"], till = loneTill()) => refusalsOf(situation({ terms, decider: till }));

  test("[R45] asks for the network where the coupon wants it", () => {
    expect(alone(listTerms({ offline: "online-only" }))).toEqual([{ reason: "online-only" }]);
  });

  test("[R21] needs a lease's unit where showings count, unless the coupon allows more", () => {
    expect(alone(fixedTerms())).toEqual([{ reason: "needs-lease" }]);
    expect(alone(fixedTerms(), loneTill({ leaseUnits: 1 }))).toEqual([]);
    expect(alone(fixedTerms({ offline: "allow" }))).toEqual([]);
  });

  test("[R29] stops at 20 unsent items where its storage may vanish", () => {
    expect(alone(listTerms(), loneTill({ unsent: 20, storagePersists: false }))).toEqual([
      { reason: "outbox-full", unsent: 20 },
    ]);
    expect(alone(listTerms(), loneTill({ unsent: 19, storagePersists: false }))).toEqual([]);
    expect(alone(listTerms(), loneTill({ unsent: 5_000 }))).toEqual([]);
  });

  test("[R32] does not trust a list older than seven days, nor one that it never had whole", () => {
    const lastPullMs = NOW_MS - 7 * 24 * 60 * 60 * 1000;
    expect(alone(listTerms(), loneTill({ lastPullMs }))).toEqual([]);
    expect(alone(listTerms(), loneTill({ lastPullMs: lastPullMs - 1 }))).toEqual([
      { reason: "snapshot-too-old", lastPullMs: lastPullMs - 1 },
    ]);
    expect(alone(listTerms(), loneTill({ lastPullMs: null }))).toEqual([
      { reason: "snapshot-too-old", lastPullMs: null },
    ]);
  });

  test("[R32] says of an unknown code, too, that its list is too old", () => {
    expect(alone(null, loneTill({ lastPullMs: null })).map(({ reason }) => reason)).toEqual([
      "unknown",
      "snapshot-too-old",
    ]);
  });

  test("[R25] marks a redemption within a period while its clock is uncertain", () => {
    const till = loneTill({ clockUncertain: true });
    const dated = listTerms({ period: { startMs: null, endMs: NOW_MS + 1 } });
    expect(decideRedemption(situation({ terms: dated, decider: till }))).toMatchObject({ marks: ["period-uncertain"] });
    expect(decideRedemption(situation({ decider: till }))).toMatchObject({ marks: [] });
  });

  test("[R32] no such rule binds the server, nor a till that is about to ask it", () => {
    const terms = fixedTerms({ offline: "online-only" });
    expect(decideRedemption(situation({ terms }))).toMatchObject({ kind: "redeem" });
    expect(decideRedemption(situation({ terms, decider: { kind: "asking-till", leaseUnits: 0 } }))).toMatchObject({
      kind: "redeem",
    });
  });
});

describe("a supervisor's override", () => {
  test("[R13] lifts what it names and leaves its mark", () => {
    const early = situation({
      terms: listTerms({ period: { startMs: NOW_MS + 1, endMs: null } }),
      attempt: { overridden: ["not-yet-valid"] },
    });
    expect(decideRedemption(early)).toEqual({ kind: "redeem", remaining: null, marks: ["overridden"] });
  });

  test("[R13] lifts nothing that it does not name", () => {
    const terms = listTerms({ period: { startMs: NOW_MS + 1, endMs: null } });
    const both = situation({
      terms,
      standing: { redeemed: redeemedBefore },
      attempt: { overridden: ["not-yet-valid"] },
    });
    expect(refusalsOf(both).map(({ reason }) => reason)).toEqual(["already-redeemed"]);
  });

  test("[R13] beyond the amount spends no unit", () => {
    const usedUp = situation({
      terms: fixedTerms(),
      usage: { used: 10, leased: 0 },
      attempt: { overridden: ["used-up"] },
    });
    expect(decideRedemption(usedUp)).toEqual({ kind: "redeem", remaining: 0, marks: ["overridden"] });
  });
});
