import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, wallClockAt } from "./zoned-time";

test.each([
  ["2026-12-31T23:59", "Asia/Hong_Kong", "2026-12-31T15:59:00.000Z"],
  ["2026-07-01T09:00", "Europe/Lisbon", "2026-07-01T08:00:00.000Z"],
  ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ["2026-01-01T00:00", "Asia/Kathmandu", "2025-12-31T18:15:00.000Z"],
])("%s in %s is %s", (wallClock, zone, instant) => {
  expect(new Date(instantOf(wallClock, zone)).toISOString()).toBe(instant);
  expect(wallClockAt(Date.parse(instant), zone)).toBe(wallClock);
});

test("where the clock goes back an hour, the first of two is meant; where it goes forward, an hour is left out", () => {
  expect(new Date(instantOf("2026-10-25T02:30", "Europe/Berlin")).toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(wallClockAt(instantOf("2026-03-29T02:30", "Europe/Berlin"), "Europe/Berlin")).toBe("2026-03-29T03:30");
});

test("what a clock shows is the time at which it shows it", () => {
  const zones = fc.constantFrom("UTC", "America/Sao_Paulo", "Pacific/Apia", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Kiritimati");
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const shown = wallClockAt(minute * 60_000, zone);
      expect(wallClockAt(instantOf(shown, zone), zone)).toBe(shown);
    }),
    { numRuns: 30 },
  );
});
