import fc from "fast-check";
import { expect, test } from "vitest";
import { claimTerms, fixedTerms, listTerms } from "../../../test/builders/coupons";
import { ask, fact, reversal, withdrawal } from "../../../test/builders/events";
import { MiniLedger } from "../../../test/builders/mini-ledger";
import { isUsedOnce } from "../redemption/used-once";
import type { RedemptionContents, Shown, TillEvent } from "./event";

const SHOWN: readonly Shown[] = [
  { kind: "code", codeType: "qr", value: "A1" },
  { kind: "code", codeType: "qr", value: "B1" },
  { kind: "claim", claimId: "claim-1" },
];

const keys = fc.constantFrom("a", "b", "c", "d", "e", "f");

/** A key always says the same, as it does at a till. */
const contentsFor = (key: string, salt: number): Partial<RedemptionContents> => {
  const mixed = (key.charCodeAt(0) * 7 + salt) >>> 0;
  const shown = SHOWN[mixed % SHOWN.length];
  return {
    ...(shown === undefined ? {} : { shown }),
    leaseId: mixed % 2 === 0 ? "lease-1" : null,
    override: mixed % 5 === 0 ? { reasons: ["already-redeemed", "used-up"], note: "VIP", supervisorId: "s" } : null,
  };
};

const happenings = (salt: number): fc.Arbitrary<TillEvent | "write-off" | "revoke"> =>
  fc.oneof(
    { weight: 4, arbitrary: keys.map((key) => fact(key, contentsFor(key, salt))) },
    { weight: 4, arbitrary: keys.map((key) => ask(key, contentsFor(key, salt))) },
    { weight: 4, arbitrary: keys.map((key) => reversal(`r-${key}`, key)) },
    { weight: 1, arbitrary: keys.map((key) => reversal(`r2-${key}`, key)) },
    { weight: 2, arbitrary: keys.map((key) => withdrawal(`w-${key}`, key)) },
    { weight: 1, arbitrary: fc.constantFrom("write-off" as const, "revoke" as const) },
  );

const coupons = fc.oneof(
  fc.constant(listTerms()),
  fc.constant(claimTerms()),
  fc.integer({ min: 1, max: 4 }).map((amount) => fixedTerms({ source: { kind: "fixed", amount } })),
);

const histories = fc
  .record({ terms: coupons, leaseUnits: fc.nat(1), salt: fc.nat(30) })
  .chain(({ salt, ...others }) =>
    fc.record({ ...constants(others), row: fc.array(happenings(salt), { maxLength: 40 }) }),
  );

function constants<Values extends object>(values: Values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.constant(value)])) as {
    [Name in keyof Values]: fc.Arbitrary<Values[Name]>;
  };
}

/** Lives a drawn history, and looks at the ledger after every event of it. */
const throughout = (check: (ledger: MiniLedger, event: TillEvent) => void) =>
  fc.assert(
    fc.property(histories, ({ terms, leaseUnits, row }) => {
      const ledger = new MiniLedger(terms, "lease-1", leaseUnits);
      for (const happening of row) {
        if (happening === "write-off") ledger.writeLeaseOff();
        else if (happening === "revoke") ledger.revoke();
        else {
          ledger.receive(happening);
          check(ledger, happening);
        }
      }
    }),
  );

test("[R6] [R11] a list's code and a claim never have two holders", () => {
  throughout((ledger) => {
    for (const shown of SHOWN.filter(({ kind }) => isUsedOnce(ledger.terms, kind))) {
      expect(ledger.holdersOf(shown).length).toBeLessThanOrEqual(1);
    }
  });
});

test("[R11] a double that stands always has a holder to be second to", () => {
  throughout((ledger) => {
    const doubles = [...ledger.entries.values()].filter(
      ({ hold, isReversed }) => hold.kind === "conflict" && hold.cause === "double" && !isReversed,
    );
    for (const double of doubles) expect(ledger.holdersOf(double.contents.shown)).toHaveLength(1);
  });
});

test("[R12] [R23] units add up, and the cap holds whatever comes in which order", () => {
  throughout((ledger) => {
    const spenders = [...ledger.entries.values()].filter(
      ({ hold, isReversed }) => hold.kind === "holder" && hold.unit.kind !== "none" && !isReversed,
    );
    expect(ledger.used).toBe(spenders.length);
    expect(ledger.used + ledger.leased).toBeLessThanOrEqual(ledger.amount);
    expect(ledger.unspent).toBeGreaterThanOrEqual(0);
  });
});

test("[R5] an event that comes again changes nothing and has the answer it had", () => {
  throughout((ledger, event) => {
    const [first, second] = [ledger.receive(event), ledger.receive(event)];
    expect(second).toEqual(first);
    expect(first.effects).toEqual([]);
  });
});

test("[R4] every fact is on record, or among the refused", () => {
  throughout((ledger, event) => {
    if (event.kind === "fact") expect(ledger.entries.has(event.key) || ledger.refused.has(event.key)).toBe(true);
  });
});

test("[R8] what is undone stays undone, whether the reversal came before or after", () => {
  throughout((ledger, event) => {
    if (event.kind !== "reversal") return;
    const entry = ledger.entries.get(event.redemptionKey);
    if (entry !== undefined) expect(entry.isReversed).toBe(true);
  });
});
