import { describe, expect, test } from "vitest";
import { confirmReads, noteFrame, NOTHING_SEEN, releaseCode } from "./agreement";
import type { CodeRead } from "./decoder";

const QR: CodeRead = { symbology: "qr", text: "TEAR" };
const BARS: CodeRead = { symbology: "code128", text: "TEAR" };
const MISREAD: CodeRead = { symbology: "code128", text: "TEAF" };

interface Frame {
  readonly atMs: number;
  readonly reads: readonly CodeRead[];
  readonly release?: string;
}

/** The times at which a code counted. */
function confirmedAt(frames: readonly Frame[]): number[] {
  let seen = NOTHING_SEEN;
  return frames.flatMap(({ atMs, reads, release }) => {
    if (release !== undefined) seen = releaseCode(seen, release);
    const decision = confirmReads(noteFrame(seen, reads, atMs), reads, atMs);
    seen = decision.seen;
    return decision.confirmed.map(() => atMs);
  });
}

/** A frame every 100 ms, each with the same reads. */
function frames(fromMs: number, untilMs: number, reads: readonly CodeRead[]): Frame[] {
  return Array.from({ length: (untilMs - fromMs) / 100 }, (_, index) => ({ atMs: fromMs + index * 100, reads }));
}

test("[R54] the next customer’s bar code needs no more frames than the last one’s had", () => {
  const next: CodeRead = { symbology: "code128", text: "ESP-0002" };
  const shown = [...frames(1000, 1200, [BARS]), ...frames(1200, 2000, []), ...frames(2000, 2200, [next])];
  expect(confirmedAt(shown)).toEqual([1100, 2100]);
});

test("[R55] a code that lies beside two handled ones is told to lie beside both", () => {
  const other: CodeRead = { symbology: "qr", text: "OTHER" };
  let seen = NOTHING_SEEN;
  const look = (atMs: number, ...reads: readonly CodeRead[]) => {
    const decision = confirmReads(noteFrame(seen, reads, atMs), reads, atMs);
    seen = decision.seen;
    return decision.confirmed;
  };
  look(1000, QR);
  look(1100, QR, BARS);
  look(1200, QR, other);
  expect(look(1300, QR, other, BARS)).toEqual([{ ...BARS, beside: ["TEAR", "OTHER"] }]);
});

describe("counting a code", () => {
  test("a QR code counts after one frame", () => {
    expect(confirmedAt([{ atMs: 1000, reads: [QR] }])).toEqual([1000]);
  });

  test("a bar code counts when a second frame agrees, frames without a read between them or not", () => {
    expect(
      confirmedAt([
        { atMs: 1000, reads: [BARS] },
        { atMs: 1100, reads: [] },
        { atMs: 1200, reads: [BARS] },
      ]),
    ).toEqual([1200]);
  });

  test("a bar code read twice in one frame has one frame's word", () => {
    expect(confirmedAt([{ atMs: 1000, reads: [BARS, BARS] }])).toEqual([]);
  });

  test("two frames that disagree count for nothing", () => {
    expect(
      confirmedAt([
        { atMs: 1000, reads: [BARS] },
        { atMs: 1100, reads: [MISREAD] },
      ]),
    ).toEqual([]);
  });

  test("a bar code that was misread once counts when two frames more than that agree", () => {
    expect(confirmedAt([{ atMs: 1000, reads: [MISREAD] }, ...frames(1100, 1600, [BARS])])).toEqual([1300]);
  });

  test("a misread that comes back between two reads of the code counts for nothing", () => {
    const texts = [MISREAD, BARS, MISREAD];
    expect(confirmedAt(texts.map((read, index) => ({ atMs: 1000 + index * 100, reads: [read] })))).toEqual([]);
  });

  test("two bar codes that lie side by side do not dispute each other", () => {
    expect(confirmedAt(frames(1000, 1400, [BARS, MISREAD]))).toEqual([1100, 1100]);
  });

  test("the same text in another symbology is another code", () => {
    const code39: CodeRead = { symbology: "code39", text: "TEAR" };
    expect(confirmedAt([{ atMs: 1000, reads: [BARS] }, { atMs: 1100, reads: [code39] }])).toEqual([]);
  });

  test("a first read that is too old agrees with nothing", () => {
    expect(confirmedAt([{ atMs: 1000, reads: [BARS] }, { atMs: 3100, reads: [BARS] }])).toEqual([]);
  });

  test("[R40] an EAN-13 with a wrong check digit never counts", () => {
    expect(confirmedAt(frames(1000, 2000, [{ symbology: "ean13", text: "5901234123458" }]))).toEqual([]);
    expect(confirmedAt(frames(1000, 2000, [{ symbology: "ean13", text: "5901234123457" }]))).toEqual([1100]);
  });

  test("[R55] two codes of one frame count together, each once", () => {
    const other: CodeRead = { symbology: "qr", text: "OFF" };
    expect(confirmedAt(frames(1000, 1500, [QR, other, QR]))).toEqual([1000, 1000]);
  });

  test("a bar code that waits for its second frame is not forgotten when a QR code beside it counts", () => {
    expect(confirmedAt([{ atMs: 1000, reads: [BARS] }, { atMs: 1100, reads: [QR, BARS] }])).toEqual([1100, 1100]);
  });
});

describe("[R55] a code beside one that was handled", () => {
  function besides(frames: readonly Frame[]): readonly (readonly [string, readonly string[]])[] {
    let seen = NOTHING_SEEN;
    return frames.flatMap(({ atMs, reads }) => {
      const decision = confirmReads(noteFrame(seen, reads, atMs), reads, atMs);
      seen = decision.seen;
      return decision.confirmed.map(({ text, beside }) => [text, beside] as const);
    });
  }
  const product: CodeRead = { symbology: "ean13", text: "5901234123457" };

  test("is told from one that came alone, also when it is read only after that one is out of sight for a moment", () => {
    expect(besides([...frames(1000, 2000, [QR]), ...frames(2000, 2600, [product])])).toEqual([["TEAR", []], [product.text, ["TEAR"]]]);
    expect(besides([...frames(1000, 2000, [QR]), ...frames(2000, 3600, []), ...frames(3600, 4000, [product])])).toEqual([
      ["TEAR", []],
      [product.text, []],
    ]);
  });

  test("stays so while it lies there, and no longer", () => {
    const seenBeside = [{ atMs: 1000, reads: [QR] }, { atMs: 1100, reads: [QR, product] }];
    expect(besides([...seenBeside, ...frames(1200, 9000, []), ...frames(9000, 9200, [product])])).toEqual([["TEAR", []], [product.text, []]]);
  });
});

describe("counting a code again", () => {
  test("not while it stays in the picture", () => {
    expect(confirmedAt(frames(1000, 9000, [QR]))).toEqual([1000]);
  });

  test("not when it was lost for a moment", () => {
    const shown = [...frames(1000, 2000, [QR]), ...frames(2000, 3000, []), ...frames(3000, 4000, [QR])];
    expect(confirmedAt(shown)).toEqual([1000]);
  });

  test("nor is a bar code that it is misread for now and then", () => {
    const shown = Array.from({ length: 20 }, (_, index) => frames(1000 + index * 100, 1100 + index * 100, [index % 3 === 2 ? MISREAD : BARS]));
    expect(confirmedAt(shown.flat())).toEqual([1100]);
  });

  test("another bar code of its kind does once it is out of the picture for a moment", () => {
    expect(confirmedAt([...frames(1000, 2000, [BARS]), ...frames(2000, 4000, [MISREAD])])).toEqual([1100, 2500]);
  });

  test("once it had left the picture", () => {
    const shown = [...frames(1000, 2000, [QR]), ...frames(2000, 3500, []), ...frames(3500, 4000, [QR])];
    expect(confirmedAt(shown)).toEqual([1000, 3500]);
  });

  test("not after a pause of the camera: nobody saw it leave", () => {
    const shown = [...frames(1000, 2000, [QR]), ...frames(60_000, 60_200, []), ...frames(60_200, 61_000, [QR])];
    expect(confirmedAt(shown)).toEqual([1000]);
  });

  test("at once when it was released", () => {
    const shown = [...frames(1000, 2000, [QR]), { atMs: 2000, reads: [QR], release: "TEAR" }];
    expect(confirmedAt(shown)).toEqual([1000, 2000]);
  });
});
