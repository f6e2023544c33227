import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { generateResponse, importResponse } from "../../src/contract/messages/code-imports";
import { problemMessage } from "../../src/contract/messages/problem";
import { bitsToGuess } from "../../src/domain/code/code-pattern";
import { addTestCoupon, feedOf, newTestId, NOON_MS, openShop, pushed, redemption } from "../store/acceptance-shop";
import { everyStore } from "../store/every-store";
import { couponOfShop, newDraft } from "./coupon-bench";
import { type MemberBench, memberAt, openBench } from "./member-bench";

const DAY_MS = 24 * 60 * 60_000;
const PATTERN = { prefix: "TEA-", length: 10, alphabet: "letters-and-digits", check: true } as const;

let bench: MemberBench;
let ana: Awaited<ReturnType<typeof memberAt>>;

const numbered = (values: readonly string[], from = 1) => values.map((value, index) => ({ row: from + index, value }));

async function put(importId: string, part: number, rows: readonly object[], couponId = "TEA") {
  return await ana.browser.call("putImportPart", { params: { couponId, importId }, body: { part, rows } });
}

async function commit(importId: string, rows: number, couponId = "TEA") {
  const response = await ana.browser.call("commitImport", { params: { couponId, importId }, body: { rows } });
  const said: unknown = await response.json();
  return response.status === 200 ? importResponse.parse(said) : problemMessage.parse(said);
}

/** Sends a file of these codes as a browser would. */
async function send(values: readonly string[], couponId = "TEA", importId = newTestId()) {
  const rows = numbered(values);
  for (let part = 0; part * 1_000 < rows.length; part += 1) await put(importId, part, rows.slice(part * 1_000, (part + 1) * 1_000), couponId);
  return await commit(importId, rows.length, couponId);
}

async function generate(body: object, couponId = "TEA") {
  const response = await ana.browser.call("generateCodes", { params: { couponId }, body });
  const said: unknown = await response.json();
  return response.status === 200 ? generateResponse.parse(said) : problemMessage.parse(said);
}

const codesOf = async (couponId: string) => (await couponOfShop(ana.browser, couponId)).codes;
const redeemed = async (code: string) =>
  (await pushed(bench.ours, bench.ours.till, redemption(bench.ours, code, { kind: "ask", contents: { couponId: "TEA" } })))[0]?.outcome.kind;

describe.each(await everyStore())("on $kind", ({ open }) => {
  beforeEach(async () => {
    bench = await openBench(open);
    ana = await memberAt(bench, 1, "manager", "Ana");
    await ana.browser.call("createCoupon", { body: { coupon: newDraft("TEA"), code: null } });
  });
  afterEach(() => bench.store.close());

  describe("[R69] a file", () => {
    test("adds all of its codes, which tills then redeem, and a second file adds more", async () => {
      const { feed } = await feedOf(bench.ours);
      expect(await send([" A-1 ", "Ａ-2"])).toEqual({ kind: "added", added: 2, total: 2 });
      expect((await feedOf(bench.ours, feed)).entries).toMatchObject([{ kind: "code", state: "issued" }, { kind: "code" }]);
      expect(await redeemed("A-2")).toBe("accepted");
      expect(await send(["A-3"])).toEqual({ kind: "added", added: 1, total: 3 });
      expect(await codesOf("TEA")).toEqual({ kind: "list", count: 3 });
      expect(await redeemed("A-3")).toBe("accepted");
    });

    test("with one bad row adds nothing, and each is named with its reason", async () => {
      await addTestCoupon(bench.store, 1, "OTHER", ["X-1"]);
      await addTestCoupon(bench.store, 1, "OVER", ["X-2"], { period: { startMs: null, endMs: bench.nowMs - DAY_MS } });
      await send(["A-1"]);
      const { feed } = await feedOf(bench.ours);
      expect(await send(["B-1", " ", "B-1 ", "B-2"])).toEqual({
        kind: "refused",
        badRows: 2,
        bad: [{ row: 2, value: " ", reason: "Enter a code." }, { row: 3, value: "B-1 ", reason: "Row 1 has this code already. Remove one of them." }],
      });
      expect(await send(["B-1", "X-1", "X-2", "F", "A-1"])).toMatchObject({
        badRows: 3,
        bad: [
          { row: 2, reason: "The coupon OTHER has this code. Use another, or end that coupon first." },
          { row: 4, reason: expect.stringContaining("FIXED") },
          { row: 5, reason: "This coupon has this code already. Remove the row." },
        ],
      });
      expect((await feedOf(bench.ours, feed)).entries).toEqual([]);
      expect(await codesOf("TEA")).toEqual({ kind: "list", count: 1 });
      expect(await send(["B-1", "X-2"])).toMatchObject({ kind: "added" });
    });

    test("may come in any order and more than once, and when it is in its answer stays the same", async () => {
      const importId = newTestId();
      await put(importId, 1, numbered(["B"], 2));
      expect(await commit(importId, 2)).toMatchObject({ problem: "bad-request", message: "Not all of the file has come. Nothing was added; send it again." });
      await put(importId, 0, numbered(["WRONG"]));
      expect(await (await put(importId, 0, numbered(["A"]))).json()).toEqual({ parts: [0, 1] });
      const both = await Promise.all([commit(importId, 2), commit(importId, 2)]);
      expect(both).toEqual([{ kind: "added", added: 2, total: 2 }, { kind: "added", added: 2, total: 2 }]);
      await send(["C"]);
      expect(await commit(importId, 2)).toEqual(both[0]);
      expect(await codesOf("TEA")).toEqual({ kind: "list", count: 3 });
    });

    test("has 10,000 codes at most and one at least, and is for a coupon with a list that can still be edited", async () => {
      expect(await send(Array.from({ length: 10_001 }, (_, index) => `A-${index}`))).toMatchObject({ problem: "too-large" });
      expect(await send([])).toMatchObject({ problem: "bad-request", message: "There is no code in this file. Nothing was added." });
      expect(await send(["A"], "FIXED")).toMatchObject({ problem: "final" });
      expect((await put("not-an-id", 0, [])).status).toBe(404);
      await ana.browser.call("revokeCoupon", { params: { couponId: "TEA" } });
      expect(await send(["A"])).toMatchObject({ problem: "final" });
      await openShop(bench.store, 3, undefined, "pro");
      ana = await memberAt(bench, 3, "manager", "Cleo");
      expect(await send(["A"], "LIST")).toMatchObject({ problem: "plan" });
    });

    test("for one coupon adds nothing to another under the same id, and does not say that it has", async () => {
      await ana.browser.call("createCoupon", { body: { coupon: newDraft("MILK"), code: null } });
      const [ended, waiting] = [newTestId(), newTestId()];
      await send(["A"], "TEA", ended);
      await put(waiting, 0, numbered(["B"]));
      for (const importId of [ended, waiting]) {
        expect(await commit(importId, 1, "MILK")).toMatchObject({ problem: "idempotency-key-used" });
        expect(await generate({ id: importId, codes: 1, pattern: PATTERN }, "MILK")).toMatchObject({ problem: "idempotency-key-used" });
      }
      expect(await codesOf("MILK")).toEqual({ kind: "list", count: 0 });
      expect(await commit(waiting, 1)).toMatchObject({ kind: "added", added: 1 });
    });

    test("[R50] shares no code with another that comes in at the same moment", async () => {
      await ana.browser.call("createCoupon", { body: { coupon: newDraft("MILK"), code: null } });
      const both = await Promise.all([send(["A", "B"]), send(["B", "C"], "MILK"), send(["B", "D"])]);
      expect(both.map((one) => "kind" in one && one.kind).toSorted()).toEqual(["added", "refused", "refused"]);
    });

    test("that nobody ends is given up after a day", async () => {
      const importId = newTestId();
      await put(importId, 0, numbered(["A"]));
      await bench.store.tidy(bench.nowMs + DAY_MS / 2);
      expect(await (await put(importId, 1, numbered(["B"], 2))).json()).toEqual({ parts: [0, 1] });
      await bench.store.tidy(bench.nowMs + DAY_MS + 1);
      // So were the sessions.
      ana = await memberAt(bench, 1, "manager", "Dora");
      expect(await commit(importId, 2)).toMatchObject({ problem: "bad-request" });
    });

    test("that would wait as the eleventh takes the place of the oldest, which is sent anew", async () => {
      const begun = Array.from({ length: 11 }, () => newTestId());
      for (const [index, importId] of begun.entries()) {
        bench.nowMs += 1;
        await put(importId, 0, numbered([`WAITS-${index}`]));
      }
      expect(await commit(begun[0] ?? "", 1)).toMatchObject({ problem: "bad-request" });
      for (const importId of begun.slice(1)) expect(await commit(importId, 1)).toMatchObject({ kind: "added", added: 1 });
      expect(await send(["WAITS-0"], "TEA", begun[0])).toMatchObject({ kind: "added" });
    });

    test("of 10,000 codes is in a new snapshot whole", async () => {
      const before = (await bench.store.snapshot(1, NOON_MS)).shards.reduce((sum, { records }) => sum + records, 0);
      expect(await send(Array.from({ length: 10_000 }, (_, index) => `MANY-${index}`))).toMatchObject({ added: 10_000 });
      await bench.store.startEpoch(1, new Uint8Array(32), { restored: false }, bench.nowMs);
      const after = (await bench.store.snapshot(1, NOON_MS)).shards.reduce((sum, { records }) => sum + records, 0);
      expect(after - before).toBe(10_000);
    });
  });

  describe("[R70] codes of a pattern", () => {
    test("are made once for each id, and it is said how hard they are to guess", async () => {
      const step = { id: newTestId(), codes: 500, pattern: PATTERN };
      const made = await generate(step);
      expect(made).toEqual({ added: 500, total: 500, bitsToGuess: Math.floor(bitsToGuess(PATTERN, 500) * 10) / 10, guessable: false });
      expect(await generate(step)).toEqual(made);
      expect(await generate({ ...step, id: newTestId() })).toMatchObject({ added: 500, total: 1_000 });
      expect(await generate({ ...step, id: newTestId(), pattern: { ...PATTERN, length: 6 } })).toMatchObject({ guessable: true });
    });

    test("that a coupon has already are drawn anew", async () => {
      const pattern = { prefix: "", length: 4, alphabet: "digits", check: false } as const;
      for (const codes of [300, 300]) expect(await generate({ id: newTestId(), codes, pattern })).toMatchObject({ added: codes });
      expect(await codesOf("TEA")).toEqual({ kind: "list", count: 600 });
      expect(await generate({ id: newTestId(), codes: 26, pattern })).toMatchObject({ message: "There are too few such codes for so many. Make them longer." });
    });

    test("are not looked for without end where another live coupon has them all", async () => {
      await addTestCoupon(bench.store, 1, "OTHER", Array.from({ length: 10_000 }, (_, index) => `P${String(index).padStart(4, "0")}`));
      const pattern = { prefix: "P", length: 4, alphabet: "digits", check: false } as const;
      expect(await generate({ id: newTestId(), codes: 10, pattern })).toMatchObject({ message: "There are too few such codes for so many. Make them longer." });
      expect(await codesOf("TEA")).toEqual({ kind: "list", count: 0 });
    });

    test("fit the coupon's code type", async () => {
      await ana.browser.call("createCoupon", { body: { coupon: newDraft("SNACK", { codeType: "ean13" }), code: null } });
      const ean = { prefix: "20", length: 10, alphabet: "digits", check: false };
      expect(await generate({ id: newTestId(), codes: 5, pattern: ean }, "SNACK")).toMatchObject({ added: 5 });
      expect(await generate({ id: newTestId(), codes: 5, pattern: { ...ean, length: 9 } }, "SNACK")).toMatchObject({ problem: "bad-request" });
    });
  });
});
