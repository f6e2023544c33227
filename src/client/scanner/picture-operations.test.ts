import { describe, expect, test } from "vitest";
import { createPictureBuffer, greyOf, type GreyPicture } from "./grey-picture";
import { enlarged, quarterTurned, reduced, sharpenedAcross, squashed, turned, widened } from "./picture-operations";
import { brightened, inverted, softened } from "./picture-tone";

/** Rows of pixels, each a digit that stands for 25 times its value. */
function picture(...rows: readonly string[]): GreyPicture {
  const grey = Uint8Array.from([...rows.join("")].map((digit) => Number(digit) * 25));
  return { width: rows[0]?.length ?? 0, height: rows.length, grey };
}

function rowsOf({ width, height, grey }: GreyPicture): number[][] {
  return Array.from({ length: height }, (_, y) => [...grey.subarray(y * width, (y + 1) * width)]);
}

const buffer = createPictureBuffer;

describe("turning a picture", () => {
  const corner = picture("900", "000", "000");

  test("by a quarter takes the upper left to the upper right", () => {
    expect(rowsOf(turned(corner, 90, buffer()))).toEqual(rowsOf(picture("009", "000", "000")));
  });

  test("by a half takes the upper left to the lower right", () => {
    expect(rowsOf(turned(corner, 180, buffer()))).toEqual(rowsOf(picture("000", "000", "009")));
  });

  test("mirrors it where there was none, so that no tone is added", () => {
    const wide = rowsOf(turned(picture("00000", "11111", "99999"), 90, buffer()));
    expect(wide).toEqual(new Array(3).fill([25, 225, 25, 0, 25]));
  });
});

test("a quarter turn loses nothing of a picture that is wider than high", () => {
  expect(rowsOf(quarterTurned(picture("123", "456"), buffer()))).toEqual(rowsOf(picture("41", "52", "63")));
});

test("reducing a picture makes each pixel the mean of those it stands for, and leaves out what does not fill one", () => {
  expect(rowsOf(reduced(picture("00881", "44441", "99999"), 2, buffer()))).toEqual([[50, 150]]);
});

describe("enlarging a picture", () => {
  test("doubles each side, with the tones between two pixels between them", () => {
    expect(rowsOf(enlarged(picture("08"), 10, buffer()))).toEqual([
      [0, 50, 150, 200],
      [0, 50, 150, 200],
    ]);
    expect(rowsOf(enlarged(picture("0", "8"), 10, buffer())).map(([left]) => left)).toEqual([0, 50, 150, 200]);
  });

  test("takes the middle of one that is too large", () => {
    expect(rowsOf(enlarged(picture("0000", "0880", "0880", "0000"), 2, buffer()))[1]!.slice(1, 3)).toEqual([200, 200]);
    expect(enlarged(picture("0000", "0880", "0880", "0000"), 2, buffer())).toMatchObject({ width: 4, height: 4 });
  });
});

describe("preparing rows of bars", () => {
  test("melts rows into their mean and leaves out a rest", () => {
    expect(rowsOf(squashed(picture("04", "44", "99"), 2, buffer()))).toEqual([[50, 100]]);
  });

  test("melts a picture that has fewer rows than that into one", () => {
    expect(rowsOf(squashed(picture("04"), 6, buffer()))).toEqual([[0, 100]]);
  });

  test("widens rows and adds none", () => {
    expect(rowsOf(widened(picture("08"), buffer()))).toEqual([[0, 50, 150, 200]]);
  });

  test("draws a thin faint bar away from its ground, and nothing across rows", () => {
    const [above, faint] = rowsOf(sharpenedAcross(picture("66666", "66466"), 1, 1.5, buffer()));
    expect(above).toEqual([150, 150, 150, 150, 150]);
    expect(faint![2]).toBeLessThan(100);
    expect(faint![1]).toBeGreaterThan(150);
  });

  test("keeps what is sharpened between black and white", () => {
    expect(rowsOf(sharpenedAcross(picture("90909"), 1, 9, buffer()))).toEqual([[255, 0, 255, 0, 255]]);
  });
});

describe("changing tones", () => {
  test("turns black to white", () => {
    expect(rowsOf(inverted(picture("04"), buffer()))).toEqual([[255, 155]]);
  });

  test("softens grain, at the edges too", () => {
    const rows = rowsOf(softened(picture("900", "000", "009"), buffer()));
    expect([rows[0]![0], rows[1]![1], rows[0]![2]]).toEqual([100, 50, 0]);
  });

  test("draws dark tones apart", () => {
    const [[black, dark, light]] = rowsOf(brightened(picture("029"), buffer())) as [number[]];
    expect(black).toBe(0);
    expect(dark! - black!).toBeGreaterThan(100);
    expect(light).toBeGreaterThan(225);
  });
});

describe("a picture's memory", () => {
  test("is used again for the next picture that fits", () => {
    const memory = createPictureBuffer();
    const first = memory.sized(4, 4);
    expect(memory.sized(3, 2).grey.buffer).toBe(first.grey.buffer);
  });

  test("grows with a larger picture", () => {
    const memory = createPictureBuffer();
    memory.sized(2, 2);
    expect(memory.sized(4, 4).grey).toHaveLength(16);
  });

  test("weighs colours as the eye does", () => {
    const data = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255);
    const { grey } = greyOf({ data, width: 4, height: 1 } as ImageData, createPictureBuffer());
    expect([...grey]).toEqual([76, 149, 29, 255]);
  });
});
