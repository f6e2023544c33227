import { expect, test } from "vitest";
import { changesOf } from "./say-change";

test("tells what was and what is, field by field, in words", () => {
  expect(changesOf({ before: { name: "Mong Kok", timeZone: "UTC" }, after: { name: "Mong Kok 2", timeZone: "Asia/Hong_Kong" } })).toEqual([
    { field: "name", before: "Mong Kok", after: "Mong Kok 2" },
    { field: "time zone", before: "UTC", after: "Asia/Hong_Kong" },
  ]);
});

test("tells of what is new, gone or a yes or no", () => {
  expect(changesOf({ before: null, after: { hasPin: true, uses: 3, note: "" } })).toEqual([
    { field: "has pin", before: null, after: "yes" },
    { field: "uses", before: null, after: "3" },
  ]);
  expect(changesOf({ before: { role: "viewer" }, after: null })).toEqual([{ field: "role", before: "viewer", after: null }]);
  expect(changesOf({ before: null, after: { revokedAtMs: Date.UTC(2026, 10, 27, 9, 5) } })).toEqual([{ field: "revoked at", before: null, after: "2026-11-27 09:05 UTC" }]);
  expect(changesOf({ before: null, after: null })).toEqual([]);
});
