import { expect, test } from "vitest";
import type { Answer, Outcome } from "../sync/answer";
import { countAnswers, type RescueCounts } from "./count-answers";

const NONE: RescueCounts = { redemptions: 0, undone: 0, conflicts: 0, known: 0, refused: 0 };

function answer(outcome: Outcome, duplicate = false): Answer {
  return { key: "key", outcome, feed: 1, duplicate, standing: "none" };
}

test.each<[Outcome, keyof RescueCounts]>([
  [{ kind: "accepted" }, "redemptions"],
  [{ kind: "conflict", cause: "double" }, "conflicts"],
  [{ kind: "reversed" }, "undone"],
  [{ kind: "kept" }, "undone"],
  [{ kind: "moot" }, "undone"],
  [{ kind: "withdrawn" }, "undone"],
  [{ kind: "refused", problem: "foreign" }, "refused"],
])("[R31] an answer of %j counts among the %s, and told again among the known", (outcome, among) => {
  expect(countAnswers([answer(outcome)])).toEqual({ ...NONE, [among]: 1 });
  expect(countAnswers([answer(outcome, true), answer(outcome)])).toEqual({ ...NONE, known: 1, [among]: 1 });
});

test("[R31] a file that held nothing counts nothing", () => {
  expect(countAnswers([])).toEqual(NONE);
});
