import { describe, expect, test } from "vitest";
import { nextPass, notePass, NOT_LOOKED, UNTRIED, type PassTurns } from "./pass-turns";
import { FAST_PASS, THOROUGH_PASSES, type Pass } from "./passes";

const [FIRST, SECOND, THIRD] = THOROUGH_PASSES as readonly [Pass, Pass, Pass, ...Pass[]];

/** Looks at a frame to its end. Every pass takes `passMs`, and finds a code where `finds` says so. */
function look(
  before: PassTurns,
  passMs: number,
  budgetMs: number,
  finds: (pass: Pass) => boolean = () => false,
  likely: readonly Pass[] = [],
) {
  let turns = before;
  let soFar = NOT_LOOKED;
  for (let pass = nextPass(turns, soFar, budgetMs, likely); pass; pass = nextPass(turns, soFar, budgetMs, likely)) {
    turns = notePass(turns, pass, passMs, finds(pass));
    soFar = { tried: [...soFar.tried, pass], spentMs: soFar.spentMs + passMs };
  }
  return { turns, tried: soFar.tried };
}

describe("the passes of a frame", () => {
  test("begin with the fast one", () => {
    expect(nextPass(UNTRIED, NOT_LOOKED, 100)).toBe(FAST_PASS);
  });

  test("are as many as its budget has room for", () => {
    expect(look(UNTRIED, 30, 100).tried).toEqual([FAST_PASS, FIRST, SECOND]);
  });

  test("have a thorough one among them on the slowest device", () => {
    expect(look(UNTRIED, 5000, 100).tried).toEqual([FAST_PASS, FIRST]);
  });

  test("go on where the last frame's ended", () => {
    const first = look(UNTRIED, 60, 100);
    expect(look(first.turns, 60, 100).tried).toEqual([FAST_PASS, SECOND]);
  });

  test("come to all of them, one frame after the other, and then begin anew", () => {
    let turns = UNTRIED;
    const tried = Array.from({ length: THOROUGH_PASSES.length + 2 }, () => {
      const frame = look(turns, 60, 100);
      turns = frame.turns;
      return frame.tried[1];
    });
    expect(tried).toEqual([...THOROUGH_PASSES, FIRST, SECOND]);
  });

  test("are made once each, however long the budget is", () => {
    expect(look(UNTRIED, 0, 1000).tried).toEqual([FAST_PASS, ...THOROUGH_PASSES]);
  });

  test("become more on a device that proves quick, and fewer on one that grows slow", () => {
    const quick = look(look(UNTRIED, 10, 100).turns, 10, 100);
    expect(quick.tried).toHaveLength(10);
    expect(look(quick.turns, 90, 100).tried).toHaveLength(2);
  });
});

describe("a pass that found a code", () => {
  test("comes next in the frame after it, so that a second frame can agree", () => {
    const { turns } = look(UNTRIED, 30, 100, (pass) => pass === SECOND);
    expect(look(turns, 60, 100).tried).toEqual([FAST_PASS, SECOND]);
  });

  test("takes nobody's turn", () => {
    const { turns } = look(UNTRIED, 30, 100, (pass) => pass === SECOND);
    expect(look(turns, 30, 100).tried).toEqual([FAST_PASS, SECOND, THIRD]);
  });

  test("is given a few frames to find it again, and then waits for its turn like the others", () => {
    let { turns } = look(UNTRIED, 30, 100, (pass) => pass === SECOND);
    const tried = Array.from({ length: 8 }, () => {
      const frame = look(turns, 60, 100);
      turns = frame.turns;
      return frame.tried[1];
    });
    expect(tried).toEqual([...new Array<Pass>(6).fill(SECOND), THIRD, THOROUGH_PASSES[3]]);
  });
});

describe("a pass that the frame makes likely", () => {
  const UNLIKELY = () => false;
  const [LIKELY] = THOROUGH_PASSES.slice(7) as [Pass];

  test("comes before those whose turn it is, and takes nobody's turn", () => {
    expect(look(UNTRIED, 30, 120, UNLIKELY, [LIKELY]).tried).toEqual([FAST_PASS, LIKELY, FIRST, SECOND]);
  });

  test("comes after the one that found a code last", () => {
    const { turns } = look(UNTRIED, 30, 100, (pass) => pass === SECOND);
    expect(look(turns, 30, 100, UNLIKELY, [LIKELY]).tried).toEqual([FAST_PASS, SECOND, LIKELY]);
  });

  test("keeps the others from being tried on no device, however slow", () => {
    const first = look(UNTRIED, 5000, 100, UNLIKELY, [LIKELY]);
    expect(first.tried).toEqual([FAST_PASS, LIKELY, FIRST]);
    expect(look(first.turns, 5000, 100, UNLIKELY, [LIKELY]).tried).toEqual([FAST_PASS, LIKELY, SECOND]);
  });
});
