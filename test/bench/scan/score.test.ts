import { describe, expect, test } from "vitest";
import { judge, type Photograph, scoreOf } from "./score";

const BARS: Photograph = { file: "a.png", symbology: "code128", expected: "TEAR\r\n26", accept: ["OFF"] };

const reading = (...texts: readonly string[]) => ({ reads: texts.map((text) => ({ symbology: "code128" as const, text })) });

describe("judging what was read in a photograph", () => {
  test("compares texts without line ends, group separators and spaces around them", () => {
    expect(judge(BARS, reading(" \u001dTEAR\n26"))).toBe("right");
  });

  test("takes another text that is in the picture, beside one that is not", () => {
    expect(judge(BARS, reading("TEAR", "OFF"))).toBe("right");
  });

  test("says that a text which is not in it is wrong, and none is nothing", () => {
    expect(judge(BARS, reading("TEAR"))).toBe("wrong");
    expect(judge(BARS, reading())).toBe("nothing");
  });

  test("takes a UPC-A for the EAN-13 that starts with 0", () => {
    expect(judge({ file: "b.png", symbology: "ean13", expected: "036000291452" }, reading("0036000291452"))).toBe("right");
  });

  test("says that any text is a false positive where there is no code", () => {
    expect(judge({ file: "c.png", symbology: "negative" }, reading("TEAR"))).toBe("false-positive");
  });
});

test("a score counts by symbology, and times over all", () => {
  const judged = [10, 20, 30].map((ms) => ({ photograph: BARS, verdict: ms > 20 ? ("wrong" as const) : ("right" as const), ms }));
  const none = { photograph: { file: "c.png", symbology: "negative" as const }, verdict: "false-positive" as const, ms: 90 };
  const score = scoreOf("tearoff", [...judged, none]);
  expect(score).toMatchObject({ name: "tearoff", falsePositives: 1, msMedian: 30, msP95: 90 });
  expect(score.bySymbology.code128).toEqual({ images: 3, right: 2, wrong: 1, msMedian: 20, msP95: 30 });
});
