import { describe, expect, test } from "vitest";
import { sayRemaining, sayWhen, sayWhenInFull, sayWhenShort } from "./say-when";

const hongKong = { nowMs: Date.UTC(2026, 10, 22, 6, 30), timeZone: "Asia/Hong_Kong", locale: "en-GB" };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe("sayWhen", () => {
  test.each([
    ["this afternoon", Date.UTC(2026, 10, 22, 6, 2), "today 14:02"],
    ["later today", Date.UTC(2026, 10, 22, 15, 59), "today 23:59"],
    ["yesterday morning", Date.UTC(2026, 10, 21, 1, 10), "yesterday 09:10"],
    ["tomorrow at midnight", Date.UTC(2026, 10, 22, 16, 0), "tomorrow 00:00"],
    ["in three days", hongKong.nowMs + 3 * dayMs, "in 3 days"],
    ["six days ago", hongKong.nowMs - 6 * dayMs, "6 days ago"],
    ["a week ahead", hongKong.nowMs + 7 * dayMs, "29 Nov 2026"],
    ["New Year's Eve", Date.UTC(2026, 11, 31, 12), "31 Dec 2026"],
  ])("says %s as people do", (_, instantMs, said) => {
    expect(sayWhen(instantMs, hongKong)).toBe(said);
  });

  test("counts calendar days of the reader's time zone, not spans of 24 hours", () => {
    const twoMinutesEarlier = Date.UTC(2026, 10, 21, 15, 59);
    const from = { ...hongKong, nowMs: Date.UTC(2026, 10, 21, 16, 1) };
    expect(sayWhen(twoMinutesEarlier, from)).toBe("yesterday 23:59");
    expect(sayWhen(twoMinutesEarlier, { ...from, timeZone: "Europe/London" })).toBe("today 15:59");
  });

  test("a night of 25 hours is still one night", () => {
    const from = { nowMs: Date.UTC(2026, 9, 25, 20), timeZone: "Europe/Berlin", locale: "en-GB" };
    expect(sayWhen(Date.UTC(2026, 9, 24, 21), from)).toBe("yesterday 23:00");
  });

  test("speaks the reader's language", () => {
    expect(sayWhen(Date.UTC(2026, 10, 21, 1, 10), { ...hongKong, locale: "de" })).toBe("gestern 09:10");
  });
});

test("sayWhenShort leaves out the day when it is today", () => {
  expect(sayWhenShort(Date.UTC(2026, 10, 22, 6, 2), hongKong)).toBe("14:02");
  expect(sayWhenShort(Date.UTC(2026, 10, 21, 6, 2), hongKong)).toBe("yesterday 14:02");
});

test("sayWhenInFull names the day and the time, however near", () => {
  expect(sayWhenInFull(Date.UTC(2026, 11, 31, 15, 59), hongKong)).toBe("31 Dec 2026, 23:59");
});

test.each([
  [10 * 60_000, "10:00"],
  [598_000, "9:58"],
  [597_001, "9:58"],
  [hourMs + 62_000, "1:01:02"],
  [0, "0:00"],
  [-5_000, "0:00"],
])("sayRemaining reads %i ms as a countdown", (durationMs, said) => {
  expect(sayRemaining(durationMs)).toBe(said);
});
