import { expect, test } from "vitest";
import { clockOf, dayAfter, daysIn, everyDay, startOfDayMs } from "./days-in-zone";

test("[R71] a span has both its ends, over months and leap years", () => {
  expect(everyDay("2028-02-27", "2028-03-01")).toEqual(["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"]);
  expect(daysIn("2026-01-01", "2026-12-31")).toBe(365);
  expect(daysIn("2026-01-02", "2026-01-01")).toBe(0);
  expect(dayAfter("2026-01-01", -1)).toBe("2025-12-31");
});

test.each([
  ["Europe/Berlin", "2026-11-27", "2026-11-26T23:00:00Z"],
  ["Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z"],
  ["Asia/Kathmandu", "2026-11-27", "2026-11-26T18:15:00Z"],
  ["Pacific/Kiritimati", "2026-11-27", "2026-11-26T10:00:00Z"],
  ["Pacific/Niue", "2026-11-27", "2026-11-27T11:00:00Z"],
  // At midnight clocks went on to 01:00, so that this day began there.
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"],
])("[R71] in %s, %s begins at %s", (zone, day, instant) => {
  expect(new Date(startOfDayMs(day, clockOf(zone)))).toEqual(new Date(instant));
});

test("[R71] an instant is told as its zone's clocks do", () => {
  expect(clockOf("Asia/Hong_Kong").stampAt(Date.UTC(2026, 10, 27, 16, 0, 5))).toBe("2026-11-28 00:00:05");
  expect(clockOf("America/New_York").dayAt(Date.UTC(2026, 10, 27, 4, 59))).toBe("2026-11-26");
});
