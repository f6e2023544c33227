import { expect, test } from "vitest";
import { createCodeRuns } from "./code-runs";

test("a run lasts from a code's first frame until it is told, the first time", () => {
  const runs = createCodeRuns();
  runs.change(true, 1000, true);
  runs.tell("read", 1180);
  runs.tell("wrong", 1700);
  runs.change(false, 2000, true);
  expect(runs.ended).toEqual([{ outcome: "read", ms: 180 }]);
});

test("a code that leaves untold was missed, and what is told later belongs to no run", () => {
  const runs = createCodeRuns();
  runs.change(true, 1000, true);
  runs.change(false, 2500, true);
  runs.tell("read", 2600);
  expect(runs.ended).toEqual([{ outcome: "missed" }]);
});

test("a code that comes while the scanner is not ready is no run", () => {
  const runs = createCodeRuns();
  runs.change(true, 1000, false);
  runs.tell("read", 1200);
  runs.change(false, 2500, true);
  expect(runs.ended).toEqual([]);
});
