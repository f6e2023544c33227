import { describe, expect, test } from "vitest";
import { claimTerms, fixedTerms, listTerms, oneUse } from "../../../test/builders/coupons";
import { ask, fact, overriding, reversal, withdrawal } from "../../../test/builders/events";
import { MiniLedger } from "../../../test/builders/mini-ledger";
import { NOW_MS } from "../../../test/builders/situations";
import type { CouponTerms } from "../coupon/coupon";

const ledgerOf = (terms: CouponTerms, leaseUnits = 0) => new MiniLedger(terms, "lease-1", leaseUnits);
const conflict = (cause: string) => ({ outcome: { kind: "conflict", cause }, standing: "conflict", duplicate: false });
const accepted = { outcome: { kind: "accepted" }, standing: "redeemed", duplicate: false };

describe("an ask", () => {
  test("[R3] that rules refuse leaves nothing but its closed key, so the fact under it is judged afresh", () => {
    const ledger = ledgerOf(listTerms({ methods: ["self"] }));
    expect(ledger.receive(ask("a"))).toMatchObject({
      outcome: { kind: "not-redeemed", refusals: [{ reason: "wrong-method" }] },
      standing: "none",
      effects: [{ kind: "close-ask", redemptionKey: "a" }],
    });
    expect(ledger.receive(fact("a"))).toMatchObject(accepted);
  });

  test("[R3] that was refused redeems nothing when its message arrives once more and the code is free by then", () => {
    const ledger = ledgerOf(listTerms());
    ledger.receive(fact("first"));
    expect(ledger.receive(ask("a")).outcome).toMatchObject({ kind: "not-redeemed" });
    ledger.receive(reversal("r", "first"));
    expect(ledger.receive(ask("a"))).toMatchObject({ outcome: { kind: "withdrawn" }, effects: [] });
    expect(ledger.receive(ask("b"))).toMatchObject(accepted);
  });

  test("[R32] is told every refusal", () => {
    const outcome = ledgerOf(listTerms({ methods: [], revokedAtMs: 1 })).receive(ask("a")).outcome;
    expect(outcome).toEqual({ kind: "not-redeemed", refusals: [{ reason: "revoked" }, { reason: "wrong-method" }] });
  });

  test("[R27] is decided by the server's clock and the coupon as it is now", () => {
    const ledger = ledgerOf(listTerms({ period: { startMs: null, endMs: NOW_MS } }));
    const early = ask("a", {}, { time: { deviceMs: NOW_MS - 99, offsetMs: 0, uncertain: false } });
    expect(ledger.receive(early).outcome).toMatchObject({ kind: "not-redeemed", refusals: [{ reason: "expired" }] });
  });

  test("[R3] under a withdrawn key redeems nothing; a fact under it is judged afresh", () => {
    const ledger = ledgerOf(listTerms());
    expect(ledger.receive(withdrawal("w", "a"))).toMatchObject({
      outcome: { kind: "withdrawn" },
      standing: "withdrawn",
    });
    expect(ledger.receive(ask("a"))).toMatchObject({
      outcome: { kind: "withdrawn" },
      standing: "withdrawn",
      effects: [],
    });
    expect(ledger.receive(fact("a"))).toMatchObject(accepted);
  });

  test("[R13] overrides nothing where nobody may, and a fact that did stands with a mark", () => {
    const ledger = ledgerOf(listTerms());
    ledger.mayOverride = false;
    ledger.receive(fact("first"));
    const overridden = overriding("already-redeemed");
    expect(ledger.receive(ask("a", overridden)).outcome).toMatchObject({ kind: "not-redeemed" });
    expect(ledger.receive(fact("b", overridden))).toMatchObject(accepted);
    expect(ledger.marks.get("b")).toEqual(["overridden", "rule-broken-at-till"]);
    expect(ledger.entries.get("b")?.hold).toEqual({ kind: "extra" });
  });

  test("[R30] of a revoked till is refused and leaves nothing", () => {
    const ledger = ledgerOf(listTerms());
    ledger.tillIsRevoked = true;
    expect(ledger.receive(ask("a"))).toMatchObject({ outcome: { kind: "refused", problem: "foreign" }, effects: [] });
    expect(ledger.receive(fact("a"))).toMatchObject(accepted);
  });
});

describe("a fact", () => {
  test("[R4] [R6] that comes second is a conflict, kept", () => {
    const ledger = ledgerOf(listTerms());
    expect(ledger.receive(fact("a"))).toMatchObject(accepted);
    expect(ledger.receive(fact("b"))).toMatchObject(conflict("double"));
    expect(ledger.entries.has("b")).toBe(true);
  });

  test("[R4] names the cause of the refusal that is shown first", () => {
    const ledger = ledgerOf(
      listTerms({ stores: { kind: "chosen", storeIds: ["store-2"] }, period: { startMs: null, endMs: 1 } }),
    );
    expect(ledger.receive(fact("a"))).toMatchObject(conflict("store"));
    expect(ledgerOf(listTerms({ period: { startMs: NOW_MS + 1, endMs: null } })).receive(fact("a"))).toMatchObject(
      conflict("period"),
    );
  });

  test("[R4] against a rule without a cause is accepted and marked", () => {
    const ledger = ledgerOf(listTerms({ methods: ["self"] }));
    expect(ledger.receive(fact("a"))).toMatchObject(accepted);
    expect(ledger.marks.get("a")).toEqual(["rule-broken-at-till"]);
  });

  test("[R27] counts at its own corrected time", () => {
    const ledger = ledgerOf(listTerms({ period: { startMs: null, endMs: NOW_MS } }));
    const before = { time: { deviceMs: NOW_MS + 500, offsetMs: -501, uncertain: false } };
    expect(ledger.receive(fact("a", {}, before))).toMatchObject(accepted);
    expect(ledger.receive(fact("b", { shown: { kind: "code", codeType: "qr", value: "B1" } }))).toMatchObject(
      conflict("period"),
    );
  });

  test("[R27] is judged by the period and stores that its till knew", () => {
    const ledger = ledgerOf(listTerms());
    ledger.terms = listTerms({ version: 2, stores: { kind: "chosen", storeIds: ["store-2"] } });
    expect(ledger.receive(fact("a"))).toMatchObject(accepted);
  });

  test("[R27] that comes after the revocation is a conflict, marked where it was decided before", () => {
    const ledger = ledgerOf(listTerms());
    ledger.revoke();
    expect(
      ledger.receive(fact("a", {}, { time: { deviceMs: NOW_MS - 1, offsetMs: 0, uncertain: false } })),
    ).toMatchObject(conflict("revoked"));
    expect(ledger.receive(fact("b"))).toMatchObject(conflict("revoked"));
    expect(ledger.marks.get("a")).toEqual(["decided-before-revocation"]);
    expect(ledger.marks.get("b")).toEqual([]);
  });

  test("[R23] beyond the amount is a conflict; a written-off lease has no unit, the pool may have", () => {
    const ledger = ledgerOf(fixedTerms({ source: { kind: "fixed", amount: 2 } }), 1);
    ledger.writeLeaseOff();
    expect(ledger.receive(fact("a", { leaseId: "lease-1" }))).toMatchObject(accepted);
    expect(ledger.receive(fact("b", { leaseId: "lease-1" }))).toMatchObject(accepted);
    expect(ledger.receive(fact("c", { leaseId: "lease-1" }))).toMatchObject(conflict("cap"));
    expect(ledger.used).toBe(2);
  });

  test("[R21] spends its lease's unit, not the pool's", () => {
    const ledger = ledgerOf(fixedTerms({ source: { kind: "fixed", amount: 2 } }), 1);
    expect(ledger.receive(fact("a"))).toMatchObject(accepted);
    expect(ledger.receive(fact("b"))).toMatchObject(conflict("cap"));
    expect(ledger.receive(fact("c", { leaseId: "lease-1" }))).toMatchObject(accepted);
    expect([ledger.used, ledger.leased]).toEqual([2, 0]);
  });

  test("[R4] of a code that the coupon does not have is a conflict", () => {
    const ledger = ledgerOf(listTerms());
    ledger.knowsTheCode = false;
    expect(ledger.receive(ask("a")).outcome).toEqual({ kind: "not-redeemed", refusals: [{ reason: "unknown" }] });
    expect(ledger.receive(fact("a"))).toMatchObject(conflict("unknown-code"));
  });

  test("[R30] from a revoked till takes the code if it is free, with a mark", () => {
    const ledger = ledgerOf(listTerms());
    ledger.tillIsRevoked = true;
    expect(ledger.receive(fact("a", {}, { marks: ["period-uncertain"] }))).toMatchObject(accepted);
    expect(ledger.marks.get("a")).toEqual(["period-uncertain", "late-device"]);
    expect(ledger.receive(fact("b"))).toMatchObject(conflict("double"));
  });

  test("[R4] from elsewhere, or a list coupon's claim, is refused and kept as it came", () => {
    const foreign = ledgerOf(listTerms()).receive(fact("a", { storeId: "another workspace's" }));
    expect(foreign).toMatchObject({
      outcome: { kind: "refused", problem: "foreign" },
      effects: [{ kind: "keep-refused", key: "a" }],
    });
    const claim = ledgerOf(listTerms()).receive(fact("a", { shown: { kind: "claim", claimId: "c" } }));
    expect(claim.outcome).toEqual({ kind: "refused", problem: "malformed" });
  });
});

describe("the same key again", () => {
  test("[R5] has its first outcome for ever, and what stands today", () => {
    const ledger = ledgerOf(listTerms());
    ledger.receive(ask("a"));
    expect(ledger.receive(fact("a"))).toEqual({
      outcome: { kind: "accepted" },
      duplicate: true,
      standing: "redeemed",
      effects: [],
    });
    ledger.receive(fact("b"));
    ledger.receive(reversal("r", "a"));
    expect(ledger.receive(fact("a"))).toMatchObject({
      outcome: { kind: "accepted" },
      duplicate: true,
      standing: "reversed",
    });
    expect(ledger.receive(fact("b"))).toMatchObject({
      outcome: { kind: "conflict" },
      duplicate: true,
      standing: "redeemed",
    });
  });

  test("[R5] with other contents learns nothing", () => {
    const ledger = ledgerOf(listTerms());
    ledger.receive(fact("a"));
    for (const other of [fact("a", { receipt: "12" }), reversal("a", "a"), withdrawal("a", "a")]) {
      expect(ledger.receive(other)).toEqual({
        outcome: { kind: "refused", problem: "key-reuse" },
        duplicate: false,
        standing: "none",
        effects: [],
      });
    }
  });
});

describe("a supervisor's override", () => {
  test("[R13] of a used code is extra: never a conflict, and takes no unit", () => {
    const ledger = ledgerOf(oneUse);
    ledger.receive(fact("a"));
    expect(ledger.receive(ask("x", overriding("used-up")))).toMatchObject(accepted);
    expect(ledger.entries.get("x")?.hold).toEqual({ kind: "extra" });
    expect(ledger.marks.get("x")).toContain("overridden");
    expect(ledger.used).toBe(1);
    ledger.revoke();
    expect(ledger.receive(fact("y", overriding("used-up")))).toMatchObject(accepted);
  });

  test("[R13] of anything else takes the code like a redemption, and may conflict", () => {
    const ledger = ledgerOf(claimTerms({ period: { startMs: NOW_MS + 1, endMs: null } }));
    const claim = { shown: { kind: "claim", claimId: "c" } } as const;
    expect(ledger.receive(ask("a", { ...claim, ...overriding("not-yet-valid") }))).toMatchObject(accepted);
    expect(ledger.receive(fact("b", { ...claim, ...overriding("not-yet-valid") }))).toMatchObject(conflict("double"));
  });
});
