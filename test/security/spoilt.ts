import fc from "fast-check";
import { NASTY_NUMBERS, NASTY_STRINGS } from "./nasty";

/** A value that is as asked for but in one or two places. */
export function spoilt(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const spoils = fc.array(fc.tuple(fc.nat(), anything, fc.constantFrom("replace", "drop", "add")), { minLength: 1, maxLength: 2 });
  return fc.tuple(values, spoils).map(([value, places]) => places.reduce((sofar, place) => spoil(sofar, ...place), value));
}

/** Whatever JSON can say. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], { length: 1e9 }, { then: 1 }, { toJSON: 1 }),
  fc.constantFrom(...NASTY_STRINGS),
  fc.constantFrom(...NASTY_NUMBERS),
  fc.constant("x".repeat(20_000)),
  fc.jsonValue({ maxDepth: 3 }),
);

type Spoil = "replace" | "drop" | "add";

/** Counts through all places of a value, depth first, and changes the one that the number falls on. */
function spoil(value: unknown, place: number, by: unknown, how: Spoil): unknown {
  const left = { count: place % placesIn(value) };
  return change(value, left, by, how);
}

function placesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + placesIn(inner), 1);
}

function change(value: unknown, left: { count: number }, by: unknown, how: Spoil): unknown {
  if (left.count-- === 0) return how === "add" && typeof value === "object" && value !== null ? { ...value, extra: by } : by;
  if (Array.isArray(value)) return value.map((inner) => change(inner, left, by, how));
  if (typeof value !== "object" || value === null) return value;
  const changed: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const isDropped = left.count === 0 && how === "drop";
    const next = change(inner, left, by, how);
    if (!isDropped) changed.push([name, next]);
  }
  return Object.fromEntries(changed);
}
