import { expect, test } from "vitest";
import { EMPTY_DRAFT } from "./form-draft";
import { draftKeeper } from "./kept-draft";

const DAY_MS = 24 * 60 * 60_000;
const ana = { workspace: 1, memberId: "ana" };
const kept = { draft: { ...EMPTY_DRAFT, code: "TEA" }, base: EMPTY_DRAFT, basedOn: 0, savedMs: 1_000 };

function shelf(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

test("[R80] a draft is there again for who typed it, for that coupon alone", () => {
  const storage = shelf();
  draftKeeper(storage, ana, null).keep(kept);
  expect(draftKeeper(storage, ana, null).read(2_000)).toEqual(kept);
  expect(draftKeeper(storage, ana, "TEA").read(2_000)).toBeNull();
  expect(draftKeeper(storage, { ...ana, memberId: "ben" }, null).read(2_000)).toBeNull();
  draftKeeper(storage, ana, null).drop();
  expect(draftKeeper(storage, ana, null).read(2_000)).toBeNull();
});

test("[R80] what is too old, or nothing that a form could hold, is dropped", () => {
  const storage = shelf();
  const keeper = draftKeeper(storage, ana, null);
  keeper.keep(kept);
  expect(keeper.read(1_000 + 15 * DAY_MS)).toBeNull();
  expect(keeper.read(2_000)).toBeNull();
  for (const text of ["{", JSON.stringify({ ...kept, draft: { code: 7 } })]) {
    storage.setItem("tearoff-coupon-draft/1/ana/", text);
    expect(keeper.read(2_000)).toBeNull();
  }
});

test("[R80] a browser that has no room left stops nobody", () => {
  const full = { ...shelf(), setItem: () => { throw new DOMException("full", "QuotaExceededError"); } };
  expect(() => draftKeeper(full, ana, null).keep(kept)).not.toThrow();
});
