import fc from "fast-check";
import { NASTY_NUMBERS, NASTY_STRINGS } from "./nasty";

export type Schema = { readonly [keyword: string]: unknown };

/** Real ids and words of a shop, so that what is generated meets rows that exist. */
export type Known = { readonly uuids: readonly string[]; readonly words: readonly string[] };

/**
 * Values as a JSON Schema of the API's document asks for, at the edges of what it allows.
 * @param unknown what stands where the schema says nothing
 */
export function valuesOf(schema: Schema, known: Known, unknown: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const of = (inner: unknown) => valuesOf(inner as Schema, known, unknown);
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(choices)) return fc.oneof(...choices.map(of));
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
  switch (schema["type"]) {
    case "object":
      return objects(schema, of);
    case "array":
      return fc.array(of(schema["items"] ?? {}), { maxLength: Math.min(4, Number(schema["maxItems"] ?? 4)) });
    case "string":
      return strings(schema, known);
    case "integer":
    case "number":
      return numbers(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return unknown;
  }
}

function objects(schema: Schema, of: (inner: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = (schema["properties"] ?? {}) as Record<string, unknown>;
  const members = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, of(inner)]));
  return fc.record(members, { requiredKeys: (schema["required"] ?? []) as string[] });
}

function strings(schema: Schema, { uuids, words }: Known): fc.Arbitrary<string> {
  const maxLength = Number(schema["maxLength"] ?? 80);
  const pattern = schema["pattern"] as string | undefined;
  if (pattern === undefined) {
    const fitting = [...words, ...uuids, ...NASTY_STRINGS].filter((text) => text.length <= maxLength);
    return fc.oneof(fc.constantFrom("", ...fitting), fc.string({ unit: "binary", maxLength }));
  }
  const asked = new RegExp(pattern);
  const fitting = [...words, ...uuids].filter((text) => asked.test(text));
  const made = fc.stringMatching(asked, { maxLength });
  return fitting.length === 0 ? made : fc.oneof(fc.constantFrom(...fitting), made);
}

function numbers(schema: Schema): fc.Arbitrary<number> {
  const min = Number(schema["minimum"] ?? Number.MIN_SAFE_INTEGER);
  const max = Number(schema["maximum"] ?? Number.MAX_SAFE_INTEGER);
  const edges = [min, max, ...NASTY_NUMBERS].filter((value) => Number.isSafeInteger(value) && value >= min && value <= max);
  return fc.oneof(fc.constantFrom(...edges), fc.integer({ min, max: Math.min(max, min + 1_000) }));
}
