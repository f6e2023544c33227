import { expect, test } from "vitest";
import type { CouponDraftMessage } from "../../../../contract/messages/coupon-draft";
import { fieldWarning } from "./field-warning";
import { EMPTY_DRAFT } from "./form-draft";

const store = (id: string, hasPin: boolean) => ({ id, name: `Store ${id}`, timeZone: "UTC", hasPin });
const coupon = (change: Partial<CouponDraftMessage>): CouponDraftMessage => ({ ...EMPTY_DRAFT.coupon, ...change });

test.each([
  { selfClaim: "open" },
  { methods: ["staff-scan", "self"] },
  { methods: ["external", "store-pin"] },
] satisfies Partial<CouponDraftMessage>[])("[R46] says that one customer can redeem twice where showings count: %o", (change) => {
  expect(fieldWarning("counts", coupon(change), [])?.words).toContain("more than once");
  expect(fieldWarning("counts", coupon({ ...change, counts: "claim" }), [])).toBeNull();
  expect(fieldWarning("counts", coupon({ ...change, source: { kind: "list" } }), [])).toBeNull();
});

test.each([{}, { methods: ["self"] }] satisfies Partial<CouponDraftMessage>[])("[R46] says nothing where nobody takes it by themselves, or no till reads the code: %o", (change) => {
  expect(fieldWarning("counts", coupon(change), [])).toBeNull();
});

test("[R90] says which stores have no PIN where a coupon is redeemed by one", () => {
  const byPin = coupon({ methods: ["store-pin"] });
  const [bare, ready] = [store("A", false), store("B", true)];
  expect(fieldWarning("methods", byPin, [bare])).toEqual({ words: "None of its stores has a PIN yet, so nobody can redeem it by one.", leads: { to: "/admin/stores", name: "Set a PIN under Stores" } });
  expect(fieldWarning("methods", byPin, [bare, ready])?.words).toContain("cannot redeem it by PIN: Store A.");
  expect(fieldWarning("methods", coupon({ methods: ["store-pin"], stores: { kind: "chosen", storeIds: ["B"] } }), [bare, ready])).toBeNull();
  expect(fieldWarning("methods", coupon({}), [bare])).toBeNull();
});
