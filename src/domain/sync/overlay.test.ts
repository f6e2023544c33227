import fc from "fast-check";
import { expect, test } from "vitest";
import { redeemedBefore } from "../../../test/builders/situations";
import { lookUpCode, newerRow, type CodeRow, type PendingEvent } from "./overlay";

const issued: CodeRow = { feed: 5, state: "issued", redeemed: null };
const redeemedBy = (redemptionKey: string, feed: number): CodeRow => {
  return { feed, state: "redeemed", redeemed: { redemptionKey, details: redeemedBefore } };
};
const redemption = (redemptionKey: string): PendingEvent => ({
  kind: "redemption",
  redemptionKey,
  details: redeemedBefore,
});
const undoing = (redemptionKey: string): PendingEvent => ({ kind: "undoing", redemptionKey });

test("[R15] the newer of bitmap and overlay counts", () => {
  expect(lookUpCode({ base: issued, overlay: redeemedBy("a", 6), pending: [] })).toEqual(redeemedBy("a", 6));
  expect(lookUpCode({ base: { ...issued, feed: 9 }, overlay: redeemedBy("a", 6), pending: [] })).toMatchObject({
    state: "issued",
  });
  expect(lookUpCode({ base: null, overlay: null, pending: [] })).toBeNull();
});

test("[R15] what this till has redeemed and not yet sent is redeemed", () => {
  expect(lookUpCode({ base: issued, overlay: null, pending: [redemption("mine")] })).toMatchObject({
    state: "redeemed",
    redeemed: { redemptionKey: "mine" },
  });
  expect(lookUpCode({ base: null, overlay: null, pending: [redemption("mine")] })).toMatchObject({ state: "redeemed" });
});

test("[R15] a code that the server made void stays so, whatever this till has pending", () => {
  const isVoid: CodeRow = { ...issued, feed: 6, state: "void" };
  expect(lookUpCode({ base: issued, overlay: isVoid, pending: [redemption("mine")] })).toEqual(isVoid);
});

test("[R15] a pending reversal undoes its own redemption, sent or not, and never another's", () => {
  expect(lookUpCode({ base: issued, overlay: redeemedBy("mine", 6), pending: [undoing("mine")] })).toMatchObject({
    state: "claimed",
    redeemed: null,
  });
  expect(lookUpCode({ base: issued, overlay: null, pending: [redemption("mine"), undoing("mine")] })).toMatchObject({
    state: "claimed",
  });
  expect(lookUpCode({ base: issued, overlay: redeemedBy("other", 6), pending: [undoing("mine")] })).toEqual(
    redeemedBy("other", 6),
  );
  const before: CodeRow = { feed: 5, state: "redeemed", redeemed: null };
  expect(lookUpCode({ base: before, overlay: null, pending: [undoing("mine")] })).toEqual(before);
});

test("[R15] an unsent redemption of a code that another till holds leaves the other's word standing", () => {
  const pending = [redemption("mine"), undoing("mine")];
  expect(lookUpCode({ base: issued, overlay: redeemedBy("other", 6), pending })).toEqual(redeemedBy("other", 6));
});

test("[R16] rows in any order leave the one with the highest number", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1 }), (feeds) => {
      const last = feeds.map((feed) => ({ ...issued, feed })).reduce<CodeRow | null>(newerRow, null);
      expect(last?.feed).toBe(Math.max(...feeds));
    }),
  );
});
