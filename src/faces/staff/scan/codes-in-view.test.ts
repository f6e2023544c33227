import { describe, expect, test } from "vitest";
import type { Found } from "../../../client/till/till";
import type { Decision } from "../../../domain/redemption/decide-redemption";
import { fixedTerms, listTerms } from "../../../../test/builders/coupons";
import { couponWith, refusedWith } from "../../../../test/fixtures/till/till-double";
import { meantBy, type SeenCode, takenOf } from "./codes-in-view";

const REDEEM: Decision = { kind: "redeem", remaining: null, marks: [] };
const NEEDS_CLAIM: Decision = { kind: "refuse", refusals: [{ reason: "needs-claim" }] };
const FIXED = fixedTerms();

function seen(text: string, found: Omit<Found, "shown"> & Partial<Pick<Found, "shown">>, beside: readonly string[] = []): SeenCode {
  const shown = { kind: "code", codeType: "qr", value: text } as const;
  return { scan: { text, symbology: "qr" }, beside, answer: { kind: "decided", shown, ...found } };
}

const BARE = seen("EVERYONE", { coupon: FIXED, decision: REDEEM });
const CLAIM = seen("/c/token", { coupon: FIXED, decision: REDEEM, shown: { kind: "claim", claimId: "claim-1" } });
const UNKNOWN = seen("elsewhere", refusedWith({ reason: "unknown" }));

describe("[R55] of the codes in view", () => {
  test("the coupon is meant, whatever its verdict", () => {
    const expired = seen("OLD", { coupon: couponWith(), decision: { kind: "refuse", refusals: [{ reason: "expired", endMs: 0 }] } });
    expect(meantBy([UNKNOWN, expired], [])).toEqual({ kind: "this", seen: expired });
  });

  test("the customer’s own QR is meant rather than the code that everyone has, on the same page", () => {
    expect(meantBy([BARE, CLAIM], [])).toEqual({ kind: "this", seen: CLAIM });
  });

  test("a code that asks for the customer’s own QR waits for it to turn up", () => {
    const asking = seen("EVERYONE", { coupon: FIXED, decision: NEEDS_CLAIM });
    expect(meantBy([asking, UNKNOWN], [])).toEqual({ kind: "perhaps-another", seen: asking });
    expect(meantBy([asking, CLAIM], [])).toEqual({ kind: "this", seen: CLAIM });
  });

  test("the link of a list’s coupon gives way to the code on its page", () => {
    const link = seen("/c/list", { coupon: listTerms(), decision: { kind: "scan-the-code" } });
    const code = seen("TEAR-0001", { coupon: listTerms(), decision: REDEEM });
    expect(meantBy([link, code], [])).toEqual({ kind: "this", seen: code });
  });

  test("what is said of a coupon comes before “not known”, whichever is read first", () => {
    const asking = seen("EVERYONE", { coupon: FIXED, decision: NEEDS_CLAIM });
    expect(meantBy([UNKNOWN, asking], [])).toEqual({ kind: "perhaps-another", seen: asking });
  });

  test("a text that can be no code stands back behind one that nobody knows", () => {
    const hostile: SeenCode = { scan: { text: "x", symbology: "qr" }, beside: [], answer: { kind: "not-a-code" } };
    expect(meantBy([hostile, UNKNOWN], [])).toEqual({ kind: "perhaps-another", seen: UNKNOWN });
  });
});

describe("[R55] beside a coupon that was taken", () => {
  const taken = takenOf([CLAIM]);

  test("the code that everyone has spends nothing more", () => {
    expect(meantBy([{ ...BARE, beside: ["/c/token"] }], taken)).toEqual({ kind: "nothing" });
    expect(meantBy([{ ...UNKNOWN, beside: ["/c/token"] }], taken)).toEqual({ kind: "nothing" });
  });

  test("another code of the same list counts", () => {
    const taken = takenOf([seen("TEAR-0001", { coupon: listTerms(), decision: REDEEM })]);
    const second = seen("TEAR-0002", { coupon: listTerms(), decision: REDEEM }, ["TEAR-0001"]);
    expect(meantBy([second], taken)).toEqual({ kind: "this", seen: second });
  });

  test("another coupon counts, as does the same one before the next customer", () => {
    const other = seen("TEAR-0001", { coupon: couponWith(), decision: REDEEM }, ["/c/token"]);
    expect(meantBy([other], taken)).toEqual({ kind: "this", seen: other });
    const productBefore = { ...BARE, beside: ["5901234123457"] };
    expect(meantBy([productBefore], taken)).toEqual({ kind: "this", seen: productBefore });
  });
});
