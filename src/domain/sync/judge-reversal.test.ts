import { describe, expect, test } from "vitest";
import { fixedTerms, listTerms, oneUse } from "../../../test/builders/coupons";
import { ask, fact, overriding, reversal, withdrawal } from "../../../test/builders/events";
import { MiniLedger } from "../../../test/builders/mini-ledger";
import type { CouponTerms } from "../coupon/coupon";

const ledgerOf = (terms: CouponTerms, leaseUnits = 0) => new MiniLedger(terms, "lease-1", leaseUnits);
const accepted = { outcome: { kind: "accepted" }, standing: "redeemed", duplicate: false };

describe("a reversal", () => {
  test("[R11] frees the code, and gives its unit back", () => {
    const ledger = ledgerOf(oneUse);
    ledger.receive(fact("a"));
    expect(ledger.receive(reversal("r", "a"))).toMatchObject({ outcome: { kind: "reversed" }, standing: "reversed" });
    expect(ledger.used).toBe(0);
    expect(ledger.receive(ask("b"))).toMatchObject(accepted);
  });

  test("[R12] gives a leased unit back to its lease while that is open, else to the pool", () => {
    const reversed = (writeOff: boolean) => {
      const ledger = ledgerOf(fixedTerms(), 2);
      ledger.receive(fact("a", { leaseId: "lease-1" }));
      if (writeOff) ledger.writeLeaseOff();
      ledger.receive(reversal("r", "a"));
      return [ledger.used, ledger.unspent];
    };
    expect(reversed(false)).toEqual([0, 2]);
    expect(reversed(true)).toEqual([0, 1]);
  });

  test("[R11] hands the code to the oldest double, with the unit", () => {
    const claim = { shown: { kind: "claim", claimId: "c" } } as const;
    const ledger = ledgerOf(fixedTerms({ source: { kind: "fixed", amount: 5 } }), 1);
    ledger.receive(fact("a", { ...claim, leaseId: "lease-1" }));
    for (const key of ["b", "c"]) ledger.receive(fact(key, claim));
    const { effects } = ledger.receive(reversal("r", "a"));
    expect(effects).toContainEqual({ kind: "shrink-lease", leaseId: "lease-1" });
    expect(ledger.entries.get("b")?.hold).toEqual({ kind: "holder", unit: { kind: "pool" } });
    expect(ledger.entries.get("c")?.hold.kind).toBe("conflict");
    expect(ledger.used).toBe(1);
  });

  test("[R11] passes over fraud and what is reversed itself, then takes an extra", () => {
    const ledger = ledgerOf(listTerms());
    ledger.receive(fact("a"));
    ledger.receive(fact("x", overriding("already-redeemed")));
    for (const key of ["b", "c"]) ledger.receive(fact(key));
    const fraud = ledger.entries.get("b");
    if (fraud === undefined) throw new Error("b is not on record");
    ledger.entries.set("b", { ...fraud, hold: { kind: "conflict", cause: "double", fraud: true } });
    ledger.receive(reversal("r1", "c"));
    ledger.receive(reversal("r2", "a"));
    expect(ledger.holdersOf({ kind: "code", codeType: "qr", value: "A1" }).map(({ key }) => key)).toEqual(["x"]);
  });

  test("[R11] of a fixed code's showing promotes nobody", () => {
    const ledger = ledgerOf(oneUse);
    ledger.receive(fact("a"));
    ledger.receive(fact("x", overriding("used-up")));
    ledger.receive(reversal("r", "a"));
    expect(ledger.entries.get("x")?.hold).toEqual({ kind: "extra" });
    expect(ledger.used).toBe(0);
  });

  test("[R11] a second one of the same redemption changes nothing more", () => {
    const ledger = ledgerOf(oneUse);
    ledger.receive(fact("a"));
    ledger.receive(reversal("r1", "a"));
    expect(ledger.receive(reversal("r2", "a")).outcome).toEqual({ kind: "reversed" });
    expect(ledger.used).toBe(0);
  });

  test("[R8] that comes first waits, and undoes its redemption in the same moment", () => {
    const ledger = ledgerOf(oneUse);
    expect(ledger.receive(reversal("r", "a"))).toMatchObject({ outcome: { kind: "kept" }, standing: "none" });
    expect(ledger.receive(fact("a"))).toMatchObject({ outcome: { kind: "accepted" }, standing: "reversed" });
    expect(ledger.used).toBe(0);
    expect(ledger.receive(reversal("r", "a"))).toMatchObject({ outcome: { kind: "reversed" }, duplicate: true });
  });

  test("[R8] of a refused redemption is moot, whichever comes first", () => {
    const foreign = fact("a", { storeId: "another workspace's" });
    const late = ledgerOf(listTerms());
    late.receive(foreign);
    expect(late.receive(reversal("r", "a")).outcome).toEqual({ kind: "moot" });
    const early = ledgerOf(listTerms());
    early.receive(reversal("r", "a"));
    early.receive(foreign);
    expect(early.receive(reversal("r", "a"))).toMatchObject({ outcome: { kind: "moot" }, duplicate: true });
  });
});

test("[R3] a withdrawal undoes an ask that the server had accepted", () => {
  const ledger = ledgerOf(oneUse);
  ledger.receive(ask("a"));
  expect(ledger.receive(withdrawal("w", "a"))).toMatchObject({ outcome: { kind: "withdrawn" }, standing: "reversed" });
  expect(ledger.used).toBe(0);
});
