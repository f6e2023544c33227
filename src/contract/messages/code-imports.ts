import * as z from "zod/mini";
import { CODE_ALPHABETS, type CodeAlphabet } from "../../domain/code/code-pattern";
import { count, text, uuid } from "./scalars";

/** Codes that a file holds at most. */
export const FILE_ROWS_MAX = 10_000;
/** Rows that a part holds at most; a file has as many parts as it needs, and some short ones. */
export const PART_ROWS_MAX = 1_000;
const PARTS_MAX = 40;
/** Bad rows that are named; all are counted. */
export const BAD_ROWS_NAMED = 1_000;
/** Codes that are made in one step at most; for more, there are more steps, each with an id of its own. */
export const GENERATED_MAX = 10_000;
/** Codes that a coupon has at most. */
export const COUPON_CODES_MAX = 1_000_000;

/** `row`: its number in the file, as whoever made that sees it. */
const row = z.object({ row: z.int().check(z.minimum(1), z.maximum(10_000_000)), value: text(2_000) });

/** Parts count from 0, and may come in any order and more than once: the last one of a number counts. */
export const importPartRequest = z.object({
  part: z.int().check(z.minimum(0), z.maximum(PARTS_MAX - 1)),
  rows: z.array(row).check(z.maxLength(PART_ROWS_MAX)),
});

/** The parts that are there. */
export const importPartResponse = z.object({ parts: z.array(count) });

/** `rows`: how many the file has, so that no part is missing. */
export const importCommitRequest = z.object({ rows: z.int().check(z.minimum(0), z.maximum(1_000_000)) });

/** `total`: codes that the coupon now has. `badRows`: how many; `bad`: the first of them. */
export const importResponse = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("added"), added: count, total: count }),
  z.object({
    kind: z.literal("refused"),
    badRows: count,
    bad: z.array(z.object({ row: count, value: z.string(), reason: z.string() })),
  }),
]);

/** `id`: of this step alone, made before it is first sent: the same once more makes no more codes. */
export const generateRequest = z.object({
  id: uuid,
  codes: z.int().check(z.minimum(1), z.maximum(GENERATED_MAX)),
  pattern: z.object({
    prefix: text(40),
    length: z.int().check(z.minimum(4), z.maximum(40)),
    alphabet: z.enum(Object.keys(CODE_ALPHABETS) as [CodeAlphabet, ...CodeAlphabet[]]),
    check: z.boolean(),
  }),
});

/** `bitsToGuess`: what is left to guess for who tries to hit any of the coupon's codes; under 40 it is `guessable`. */
export const generateResponse = z.object({ added: count, total: count, bitsToGuess: z.number(), guessable: z.boolean() });

export type ImportRow = z.infer<typeof row>;
export type ImportResponse = z.infer<typeof importResponse>;
export type GenerateRequest = z.infer<typeof generateRequest>;
