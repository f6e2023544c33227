import { expect, test } from "vitest";
import type { AuditEntry } from "../../../contract/messages/audit";
import { CODE_TYPES } from "../../../domain/code/code-type";
import { EMPTY_DRAFT } from "../coupons/form/form-draft";
import { changesOf } from "./say-change";

const told = { zone: "Asia/Hong_Kong", storeName: (id: string) => (id === "s1" ? "Mong Kok" : id) };
const { coupon } = EMPTY_DRAFT;

function shown(entry: Pick<AuditEntry, "before" | "after"> & Partial<Pick<AuditEntry, "act">>) {
  return changesOf({ act: "store-changed", ...entry }, told).shown;
}

test("tells what was and what is, field by field, in words", () => {
  expect(shown({ before: { name: "Mong Kok", timeZone: "UTC" }, after: { name: "Mong Kok 2", timeZone: "Asia/Hong_Kong" } })).toEqual([
    { field: "Name", before: "Mong Kok", after: "Mong Kok 2" },
    { field: "Time zone", before: "UTC", after: "Asia/Hong_Kong" },
  ]);
});

test("tells of what is new, gone or a yes or no", () => {
  expect(shown({ before: null, after: { hasPin: true, uses: 3, note: "", paused: false } })).toEqual([
    { field: "PIN", before: null, after: "set" },
    { field: "Uses", before: null, after: "3" },
    { field: "Paused", before: null, after: "no" },
  ]);
  expect(shown({ before: { role: "viewer" }, after: null })).toEqual([{ field: "Role", before: "Viewer", after: null }]);
  expect(shown({ before: null, after: { seenAtMs: Date.UTC(2026, 10, 27, 9, 5) } })).toEqual([{ field: "Seen at", before: null, after: "27 Nov 2026, 17:05" }]);
  expect(shown({ before: null, after: null })).toEqual([]);
});

test("tells lists and what is nested in words, never as a program keeps it", () => {
  expect(shown({ act: "api-key-made", before: null, after: { name: "Back office", scopes: ["claims:write", "read"] } })).toEqual([
    { field: "Name", before: null, after: "Back office" },
    { field: "May", before: null, after: "hand coupons out, look" },
  ]);
  expect(shown({ act: "webhook-changed", before: { events: "coupon.claimed" }, after: { events: "coupon.claimed, coupon.redeemed" } })).toEqual([
    { field: "Told when", before: "A contact claims a coupon", after: "A contact claims a coupon, A coupon is redeemed" },
  ]);
  expect(shown({ before: null, after: { some: { oneThing: true, another: ["a", "b"] } } })).toEqual([{ field: "Some", before: null, after: "One thing: yes; Another: a, b" }]);
});

test("tells of a new coupon in short, folds the rest, and leaves out what nobody filled in", () => {
  const after = { ...coupon, couponId: "ABC", name: "Tuesdays", title: "Free tea", source: { kind: "fixed", amount: 5 }, methods: ["staff-scan", "self"], period: { startMs: null, endMs: Date.UTC(2026, 10, 27, 15, 59) } };
  const changes = changesOf({ act: "coupon-created", before: null, after }, told);
  expect(changes.shown).toEqual([
    { field: "End", before: null, after: "27 Nov 2026, 23:59" },
    { field: "Title", before: null, after: "Free tea" },
    { field: "Code type", before: null, after: CODE_TYPES.qr.label },
    { field: "Code source", before: null, after: "One fixed code" },
    { field: "Code amount", before: null, after: "5" },
  ]);
  expect(changes.folded).toEqual([
    { field: "Coupon name", before: null, after: "Tuesdays" },
    { field: "How staff mark it as redeemed", before: null, after: "Scanned at the till, By the customer" },
  ]);
});

test("tells of a changed coupon only what differs, in its form’s words", () => {
  const before = { stores: { kind: "all" }, page: { ...coupon.page, description: "Old" }, period: { startMs: null, endMs: 0 } };
  const after = { stores: { kind: "chosen", storeIds: ["s1"] }, page: { ...coupon.page, description: "New" }, period: { startMs: null, endMs: null } };
  expect(shown({ act: "coupon-changed", before, after })).toEqual([
    { field: "End", before: "1 Jan 1970, 08:00", after: "none" },
    { field: "Stores", before: "all stores", after: "Mong Kok" },
    { field: "Description", before: "Old", after: "New" },
  ]);
});

test("tells of changed settings only what differs", () => {
  const before = { undoWindowMs: 300_000, page: { logoUrl: null, colour: null } };
  const after = { undoWindowMs: 600_000, page: { logoUrl: null, colour: "#112233" } };
  expect(shown({ act: "settings-changed", before, after })).toEqual([
    { field: "Undo for", before: "5 minutes", after: "10 minutes" },
    { field: "Colour", before: "none", after: "#112233" },
  ]);
});
