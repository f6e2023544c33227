import fc from "fast-check";
import { type Known, type Schema, valuesOf } from "./values-of-schema";
import { NASTY_NUMBERS, NASTY_STRINGS } from "./nasty";
import { anything, spoilt } from "./spoilt";

/** A request as it goes over the wire; `by` names who sends it. */
export type BadRequest = {
  readonly method: string;
  readonly path: string;
  readonly by: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
};

type Parameter = { readonly name: string; readonly in: "path" | "query"; readonly schema: Schema };

type Operation = {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly "application/json": { readonly schema: Schema } } };
};

export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/**
 * Requests to every operation of the API's document: some as it asks for, most spoilt somewhere, some nothing like it.
 * @param callers names of those who call; `usual` says whom an operation is for
 */
export function badRequests(document: ApiDocument, known: Known, callers: readonly string[], usual: (operationId: string) => string) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const event = spoiltSometimes(valuesOf(document.components.schemas["TillEvent"] ?? {}, known, anything));
  const of = (schema: Schema) => valuesOf(schema, known, fc.oneof({ weight: 4, arbitrary: event }, anything));
  return fc.oneof(
    ...operations.map(({ path, method, operation }) =>
      fc.record({
        method: fc.oneof({ weight: 30, arbitrary: fc.constant(method) }, fc.constantFrom("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "PROPFIND")),
        path: paths(path, operation.parameters, known, of),
        by: fc.oneof({ weight: 6, arbitrary: fc.constant(usual(operation.operationId)) }, fc.constantFrom(...callers)),
        headers: headers(),
        body: bodies(operation, of),
      }),
    ),
  );
}

function spoiltSometimes(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 2, arbitrary: values }, { weight: 3, arbitrary: spoilt(values) });
}

function paths(path: string, parameters: readonly Parameter[], known: Known, of: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const named = fc.oneof(fc.constantFrom(...known.uuids), fc.constantFrom(...NASTY_STRINGS), fc.string({ unit: "binary", maxLength: 90 }));
  const inPath = parameters.filter((one) => one.in === "path");
  const inQuery = parameters.filter((one) => one.in === "query");
  const filled = fc.tuple(...inPath.map(() => named)).map((values) =>
    inPath.reduce((sofar, { name }, index) => sofar.replace(`{${name}}`, encoded(values[index] ?? "")), path),
  );
  const wild = fc.oneof(fc.constantFrom<unknown>(...NASTY_STRINGS, ...NASTY_NUMBERS), fc.string({ maxLength: 20 }));
  const said = fc.record(
    Object.fromEntries([...inQuery.map(({ name, schema }) => [name, fc.oneof(of(schema), wild)] as const), ["__proto__x", wild]]),
    { requiredKeys: [] },
  );
  return fc.tuple(filled, said).map(([where, query]) => {
    const text = Object.entries(query).map(([name, value]) => `${name}=${encoded(String(value))}`).join("&");
    return text === "" ? where : `${where}?${text}`;
  });
}

/** Half a surrogate pair has no encoding; it goes as the bytes that it would be, which are no UTF-8. */
function encoded(text: string): string {
  return text.replace(/[\ud800-\udfff](?![\udc00-\udfff])|[^\ud800-\udbff]|[\ud800-\udbff][\udc00-\udfff]/g, (one) => {
    try {
      return encodeURIComponent(one);
    } catch {
      return "%ED%A0%80";
    }
  });
}

function headers(): fc.Arbitrary<Record<string, string>> {
  const value = fc.oneof(fc.constantFrom("", "*/*", "gzip", "utf-8", "http://evil.example", "1, 2, 3", "\"x\"", "a".repeat(2_000)), fc.stringMatching(/^[!-~]{1,40}$/));
  return fc.dictionary(
    fc.constantFrom("Accept", "Accept-Encoding", "Content-Type", "Content-Encoding", "If-None-Match", "Origin", "Referer", "Range", "X-Forwarded-For", "X-Forwarded-Proto", "X-HTTP-Method-Override", "Cookie", "User-Agent", "Sec-Fetch-Site"),
    value,
    { maxKeys: 2 },
  );
}

function bodies(operation: Operation, of: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array<ArrayBuffer> | null> {
  const asked = operation.requestBody?.content["application/json"]?.schema;
  const values = asked === undefined ? anything : of(asked);
  const json = spoiltSometimes(values).map((value) => JSON.stringify(value) ?? "");
  return fc.oneof(
    { weight: 20, arbitrary: json.map(bytesOf) },
    { weight: 1, arbitrary: fc.tuple(json, fc.nat()).map(([text, at]) => bytesOf(text.slice(0, at % (text.length + 1)))) },
    { weight: 1, arbitrary: fc.tuple(json, fc.nat(), fc.uint8Array({ maxLength: 4 })).map(([text, at, wild]) => withBytes(bytesOf(text), at, wild)) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_BODIES) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

const BROKEN_BODIES = [
  "",
  "[".repeat(50_000),
  `${"[".repeat(40_000)}${"]".repeat(40_000)}`,
  `${'{"a":'.repeat(12_000)}1${"}".repeat(12_000)}`,
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  '{"code":"A","code":"B","deviceName":"C","deviceName":"D"}',
  '{"protocol":1e400,"items":[],"heard":[]}',
  "\ufeff{}",
  "{}{}",
  "undefined",
  "code=A&deviceName=B",
  "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
].map(bytesOf);

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function withBytes(bytes: Uint8Array, at: number, wild: Uint8Array): Uint8Array<ArrayBuffer> {
  const place = at % (bytes.length + 1);
  return Uint8Array.from([...bytes.subarray(0, place), ...wild, ...bytes.subarray(place)]);
}
