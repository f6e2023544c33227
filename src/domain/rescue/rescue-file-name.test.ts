import { expect, test } from "vitest";
import { rescueFileName } from "./rescue-file-name";

const LATE_EVENING_MS = Date.UTC(2026, 10, 26, 23, 30);

test.each([
  ["Till 2", "tearoff-rescue-till-2-2026-11-27.txt"],
  [" Bar / left: “the *big* one”\u0000", "tearoff-rescue-bar-left-the-big-one-2026-11-27.txt"],
  ["Café 柜台", "tearoff-rescue-café-柜台-2026-11-27.txt"],
  ["../..", "tearoff-rescue-till-2026-11-27.txt"],
])("[R31] a rescue file of %j is named %s", (till, name) => {
  expect(rescueFileName(till, LATE_EVENING_MS, "Europe/Berlin")).toBe(name);
});

test("[R31] its day is the one in the zone of the shop", () => {
  expect(rescueFileName("1", LATE_EVENING_MS, "Europe/Lisbon")).toContain("2026-11-26");
});
