import { describe, expect, test } from "vitest";
import type { Push } from "../../server/store/store";
import { takeBatches } from "../../server/store/rescue/take-batches";
import { fail, ok } from "../../src/domain/result";
import type { Answer } from "../../src/domain/sync/answer";

function batchOf(...items: readonly string[]): Push {
  return { items, heard: [`heard with ${items[0]}`] };
}

/** A server that takes items by their names, and remembers what it took. */
function server(problemOf: (batch: Push) => "fails" | "too-much-evidence" | null) {
  const taken: unknown[] = [];
  const take = async (batch: Push) => {
    const problem = problemOf(batch);
    if (problem === "fails") throw new Error(`failed: ${batch.items.join()}`);
    if (problem !== null) return fail(problem);
    taken.push(...batch.items, ...batch.heard);
    return ok(batch.items.map((key): Answer => ({ key: String(key), outcome: { kind: "accepted" }, feed: 1, duplicate: false, standing: "redeemed" })));
  };
  return { taken, take };
}

const BATCHES = [batchOf("a", "b", "c"), batchOf("d", "e")];

describe("[R7] [R31] of a file's batches", () => {
  test("all are taken in their order, each answer to its item", async () => {
    const { take } = server(() => null);
    const answers = await takeBatches(take, BATCHES);
    expect(answers.ok && answers.value.map(({ key }) => key)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("one that fails together and not in halves is taken all the same", async () => {
    const { take } = server(({ items }) => (items.length > 2 ? "fails" : null));
    const answers = await takeBatches(take, BATCHES);
    expect(answers.ok && answers.value.map(({ key }) => key)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("an item that fails alone holds up no other, and is not passed over in silence", async () => {
    const { taken, take } = server(({ items }) => (items.includes("b") ? "fails" : null));
    await expect(takeBatches(take, BATCHES)).rejects.toThrow("failed: b");
    expect(taken).toEqual(expect.arrayContaining(["a", "c", "d", "e", "heard with d"]));
  });

  test("none is tried again in pieces where nothing can be taken", async () => {
    let tried = 0;
    const { take } = server(() => ((tried += 1), "fails"));
    await expect(takeBatches(take, BATCHES)).rejects.toThrow("failed: ");
    expect(tried).toBe(2);
  });

  test("those after too much evidence are left", async () => {
    const { taken, take } = server(({ items }) => (items.includes("d") ? "too-much-evidence" : null));
    expect(await takeBatches(take, [...BATCHES, batchOf("f")])).toEqual({ ok: false, problem: "too-much-evidence" });
    expect(taken).not.toContain("f");
  });
});
