import { expect, test } from "vitest";
import { isNewer, released } from "../../src/client/db/row-rules";
import { leftBy, leftByHandover } from "../../src/client/sync/left-by";
import type { AnswerMessage } from "../../src/contract/messages/push";
import { answered, redemption, reversal, undone, withdrawn } from "./till-store-rows";

const TILL = { deviceId: "d" };

test.each<[string, AnswerMessage["outcome"], AnswerMessage["standing"], boolean]>([
  ["reversed", { kind: "reversed" }, "reversed", true],
  ["kept, and its redemption has come since", { kind: "kept" }, "reversed", true],
  ["kept for a redemption that the server lacks", { kind: "kept" }, "none", true],
  ["moot", { kind: "moot" }, "none", false],
  ["refused", { kind: "refused", problem: "foreign" }, "none", false],
])("[R8] [R16] a reversal that is %s stays with its redemption as it was, and only what is undone says so", (_, outcome, standing, isDone) => {
  const left = leftBy(reversal("ra", "a", 13), { outcome, standing, feed: 13 }, TILL, answered("a", 12));
  const kept = undone("a", 12, 13);
  expect(left).toEqual({ history: { ...kept, reversed: isDone }, overlay: null, undone: isDone ? "a" : null });
});

test("[R16] the reversal of a redemption that was undone by others leaves it undone", () => {
  const moot = { outcome: { kind: "moot" }, standing: "none", feed: null } as const;
  const left = leftBy(reversal("ra", "a", 13), moot, TILL, { ...answered("a", 12), reversed: true });
  expect(left.history).toMatchObject({ reversed: true, reversal: { key: "ra", feed: null } });
});

test("[R16] a withdrawn ask is kept with its withdrawal, and is none that somebody must see", () => {
  const { withdrawal = null } = withdrawn("a", 14);
  const item = { ...redemption("a", 14), withdrawal };
  const answer = { outcome: { kind: "withdrawn" }, standing: "reversed", feed: 14 } as const;
  expect(leftBy(item, answer, TILL, null)).toEqual({ history: withdrawn("a", 14), overlay: null, undone: "a" });
  expect(leftByHandover(item, answer, TILL, null).history?.circumstances.marks).toEqual([]);
});

test("[R30] a reversal that is handed over does not count its redemption among what was", () => {
  const answer = { outcome: { kind: "reversed" }, standing: "reversed", feed: 13 } as const;
  expect(leftByHandover(reversal("ra", "a", 13), answer, TILL, answered("a", 12)).history).toEqual(undone("a", 12, 13));
  const handedOver = leftByHandover(redemption("a", 12), { ...answer, outcome: { kind: "accepted" } }, TILL, null);
  expect(handedOver.history?.circumstances.marks).toEqual(["late-device"]);
});

test("[R6] [R11] a conflict that was handed the code before its answer arrived says so, as the feed would have", () => {
  const answer = { outcome: { kind: "conflict", cause: "double" }, standing: "redeemed", feed: 12 } as const;
  expect(leftBy(redemption("a", 12), answer, TILL, null).history).toMatchObject({ resolution: "promoted", reversed: false });
  expect(leftBy(redemption("a", 12), { ...answer, standing: "conflict" }, TILL, null).history?.resolution).toBeUndefined();
});

test("[R16] of a code that another holds, the row has the number of the answer, and nothing of an undo of its own frees it", () => {
  const double = { outcome: { kind: "conflict", cause: "double" }, standing: "conflict", feed: 62 } as const;
  const { overlay } = leftBy(redemption("b", 12), double, TILL, null);
  const own = leftBy(redemption("a", 11), { outcome: { kind: "accepted" }, standing: "redeemed", feed: 60 }, TILL, null).overlay;
  expect(overlay).toMatchObject({ number: 62, state: "redeemed", redeemed: null });
  if (overlay === null || own === null) throw new Error("Neither answer left a row.");
  expect(isNewer(overlay, own)).toBe(true);
  expect(released(overlay, "a")).toBeNull();
  const freed = released(own, "a");
  expect(freed).toMatchObject({ state: "claimed" });
  expect(isNewer(overlay, freed ?? undefined)).toBe(true);
  expect(isNewer({ ...overlay, number: 60 }, own)).toBe(false);
});
