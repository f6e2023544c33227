import { expect, test } from "vitest";
import type { Api } from "../api/api";
import type { Reply } from "../api/reply";
import { makeCodes } from "./make-codes";
import { sendCodes } from "./send-codes";

type Asked = { readonly name: string; readonly input: { readonly params: object; readonly body: Record<string, unknown> } };

const ok = (value: unknown): Reply<unknown> => ({ kind: "ok", value, sentMs: 0, receivedMs: 0 });
const LOST: Reply<unknown> = { kind: "no-network" };
const wait = () => Promise.resolve();
const isCancelled = () => false;

/** A server that says these in turn, and keeps what it was asked. */
function saying(answer: (asked: Asked, turn: number) => Reply<unknown>) {
  const asked: Asked[] = [];
  const call = (async (name: string, input: Asked["input"]) => answer({ name, input }, asked.push({ name, input }))) as unknown as Api["call"];
  return { asked, call };
}

const rows = Array.from({ length: 2_500 }, (_, index) => ({ row: index + 2, value: `A-${index}` }));

test("[R81] a file goes in parts, then is added; what was lost is sent again under the same id", async () => {
  const { asked, call } = saying(({ name }, turn) => (turn === 2 || turn === 5 ? LOST : ok(name === "commitImport" ? { kind: "added", added: 2_500, total: 2_500 } : { parts: [] })));
  const sent: number[] = [];
  const answer = await sendCodes({ call, couponId: "C", importId: "i", rows, onSent: (count) => sent.push(count), isCancelled, wait });
  expect(answer).toMatchObject({ value: { kind: "added", added: 2_500 } });
  expect(sent).toEqual([1_000, 2_000, 2_500]);
  expect(asked.map(({ name, input }) => [name, input.body["part"] ?? input.body["rows"]])).toEqual([
    ["putImportPart", 0],
    ["putImportPart", 1],
    ["putImportPart", 1],
    ["putImportPart", 2],
    ["commitImport", 2_500],
    ["commitImport", 2_500],
  ]);
  expect(new Set(asked.map(({ input }) => JSON.stringify(input.params)))).toEqual(new Set(['{"couponId":"C","importId":"i"}']));
});

test("[R81] a line that stays away ends it after three tries, a refusal at once", async () => {
  const away = saying(() => LOST);
  expect(await sendCodes({ call: away.call, couponId: "C", importId: "i", rows, onSent: () => undefined, isCancelled, wait })).toEqual(LOST);
  expect(away.asked).toHaveLength(3);
  const refusing = saying(() => ({ kind: "problem", status: 403, problem: "plan", message: "" }));
  await sendCodes({ call: refusing.call, couponId: "C", importId: "i", rows, onSent: () => undefined, isCancelled, wait });
  expect(refusing.asked).toHaveLength(1);
});

test("[R81] cancelled before it is whole, nothing of a file is added", async () => {
  const { asked, call } = saying(() => ok({ parts: [] }));
  expect(await sendCodes({ call, couponId: "C", importId: "i", rows, onSent: () => undefined, isCancelled: () => asked.length === 3, wait })).toEqual({ kind: "cancelled" });
  expect(asked.map(({ name }) => name)).not.toContain("commitImport");
});

test("[R70] codes are made in steps, each with an id that a lost answer keeps; the next try goes on from there", async () => {
  let ids = 1;
  const pattern = { prefix: "S-", length: 8, alphabet: "letters-and-digits", check: true } as const;
  const order = { couponId: "C", pattern, wanted: 25_000, made: 0, id: "id-1" };
  const { asked, call } = saying(({ input }, turn) => (turn >= 2 && turn <= 4 ? LOST : ok({ added: input.body["codes"], total: 0, bitsToGuess: 30, guessable: true })));
  const making = { call, newId: () => `id-${(ids += 1)}`, onStep: () => undefined, isCancelled: () => false, wait };
  const stopped = await makeCodes(order, making);
  expect(stopped).toMatchObject({ kind: "stopped", order: { made: 10_000, id: "id-2" } });
  expect(await makeCodes(stopped.order, making)).toMatchObject({ kind: "done", order: { made: 25_000 }, guessable: true });
  expect(asked.map(({ input }) => [input.body["id"], input.body["codes"]])).toEqual([
    ["id-1", 10_000],
    ["id-2", 10_000],
    ["id-2", 10_000],
    ["id-2", 10_000],
    ["id-2", 10_000],
    ["id-3", 5_000],
  ]);
});

test("[R70] cancelled, no further step begins, and what is made is told", async () => {
  const { asked, call } = saying(({ input }) => ok({ added: input.body["codes"], total: 0, bitsToGuess: 60, guessable: false }));
  const pattern = { prefix: "", length: 12, alphabet: "letters", check: false } as const;
  const making = { call, newId: () => "next", onStep: () => undefined, isCancelled: () => asked.length === 1, wait };
  expect(await makeCodes({ couponId: "C", pattern, wanted: 20_000, made: 0, id: "id" }, making)).toMatchObject({ kind: "cancelled", order: { made: 10_000 } });
});
