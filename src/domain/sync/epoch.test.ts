import { describe, expect, test } from "vitest";
import { lostAfter, mayBeLost, nextEpochNumber, saidAgain } from "./epoch";

const FIRST = { number: 1, restoredFeed: null };
const ROTATED = { number: 50, restoredFeed: null };
const RESTORED_AT_100 = { number: 70, restoredFeed: 100 };
const RESTORED_AT_140 = { number: 90, restoredFeed: 140 };

describe("[R16] what a server that went back may have lost", () => {
  test.each([
    ["nothing, where the feed went on", { epoch: 1, feed: 200 }, [FIRST], 201, null],
    ["nothing, where an epoch ended by hand", { epoch: 1, feed: 200 }, [FIRST, ROTATED], 200, null],
    ["nothing, for a till that joined after the restore", { epoch: 70, feed: 101 }, [FIRST, RESTORED_AT_100], 300, null],
    ["what came after the backup, though the feed is past the cursor", { epoch: 1, feed: 200 }, [FIRST, RESTORED_AT_100], 300, 100],
    ["what came after the earlier of two backups", { epoch: 1, feed: 200 }, [FIRST, RESTORED_AT_100, RESTORED_AT_140], 300, 100],
    ["what came after the later one, where the till knew the earlier", { epoch: 70, feed: 200 }, [FIRST, RESTORED_AT_100, RESTORED_AT_140], 300, 140],
    ["everything, where the till's epoch was forgotten", { epoch: 80, feed: 200 }, [FIRST, RESTORED_AT_100, RESTORED_AT_140], 300, 0],
    ["everything, where the feed ends before the cursor", { epoch: 1, feed: 200 }, [FIRST], 150, 0],
    ["everything, where it does in another epoch", { epoch: 1, feed: 200 }, [FIRST, ROTATED], 150, 0],
  ])("%s", (_, held, lineage, feed, after) => {
    expect(lostAfter(held, { lineage, feed })).toBe(after);
  });

  test("an answer without a number may be lost; one up to the backup's end is not", () => {
    expect([null, 99, 100, 101].map((feed) => mayBeLost(feed, 100))).toEqual([true, false, false, true]);
  });

  const [before, later] = [{ feed: 99, isAsk: false }, { feed: 101, isAsk: false }];
  const ask = { feed: 99, isAsk: true };
  const STANDS = { isUndone: false, undoing: null };
  test.each([
    ["a redemption", { ...STANDS, redemption: later }, ["redemption"]],
    ["nothing, where the backup has it", { ...STANDS, redemption: before }, []],
    ["that it knows of an ask's yes, which the backup has", { ...STANDS, redemption: ask }, ["hearing"]],
    ["no such thing of what is undone", { ...STANDS, redemption: ask, isUndone: true }, []],
    ["an ask as any redemption, where the backup lacks it", { ...STANDS, redemption: { ...ask, feed: 101 } }, ["redemption"]],
    ["nothing, where others have undone it", { ...STANDS, redemption: later, isUndone: true }, []],
    ["the till's own undoing of what the backup has", { redemption: before, undoing: later, isUndone: true }, ["undoing"]],
    ["a redemption with its undoing", { redemption: later, undoing: later, isUndone: true }, ["redemption", "undoing"]],
    ["both, where the undoing came first", { redemption: later, undoing: before, isUndone: true }, ["redemption", "undoing"]],
    ["nothing, where the backup has both", { redemption: before, undoing: before, isUndone: true }, []],
    ["an undoing that undid nothing", { redemption: before, undoing: { feed: null }, isUndone: false }, ["undoing"]],
    ["a withdrawal", { redemption: null, undoing: later, isUndone: true }, ["undoing"]],
    ["no ask that was refused", { ...STANDS, redemption: null }, []],
  ])("sends again: %s", (_, acts, sent) => {
    const again = saidAgain(acts, 100);
    expect((["redemption", "hearing", "undoing"] as const).filter((act) => again[act])).toEqual(sent);
  });
});

test("[R17] an epoch's number comes only once, also where the database has forgotten the later ones", () => {
  const noonMs = Date.UTC(2026, 10, 22, 12);
  const first = nextEpochNumber(1, noonMs);
  expect(nextEpochNumber(1, noonMs + 1_000)).toBe(first + 1);
  expect(nextEpochNumber(first, noonMs)).toBe(first + 1);
  // PostgreSQL keeps it in 32 bits.
  expect(nextEpochNumber(1, Date.UTC(2090, 0, 1))).toBeLessThan(2 ** 31);
});
