import { expect, test } from "vitest";
import { liveRow } from "./live-row";

const WHAT = { engine: "tearoff", symbology: "qrcode", angle: 15 } as const;

test("the median is of the runs that read the code", () => {
  const runs = [300, 100, 200].map((ms) => ({ outcome: "read", ms }) as const);
  const row = liveRow(WHAT, [...runs, { outcome: "wrong", ms: 1 }, { outcome: "missed" }]);
  expect(row).toEqual({ ...WHAT, runs: 5, read: 3, wrong: 1, medianMs: 200 });
});

test("where none was read there is no time to tell", () => {
  expect(liveRow(WHAT, [{ outcome: "missed" }]).medianMs).toBeNull();
});
