import { describe, expect, test } from "vitest";
import { codePicture } from "../../../test/fixtures/video/code-picture";
import { drawGreyFrame } from "../../../test/fixtures/video/grey-frame";
import type { CodeRead, Decoder, Effort } from "./decoder";
import type { GreyPicture } from "./grey-picture";
import { FAST_PASS, THOROUGH_PASSES } from "./passes";
import { createPictureReader, FRAME_BUDGET_MS } from "./picture-reader";

const PICTURE: GreyPicture = { width: 8, height: 8, grey: new Uint8Array(64) };
const QR: CodeRead = { symbology: "qr", text: "TEAR" };
const BARS: CodeRead = { symbology: "code128", text: "TEAR" };
const MISREAD: CodeRead = { symbology: "code128", text: "TEAF" };

/** An engine whose looks take a while each, and find what `reads` says of the nth look. */
function setUp(lookMs: number, reads: (effort: Effort, look: number) => readonly CodeRead[]) {
  let clockMs = 0;
  const looks: Effort[] = [];
  const decoder: Decoder = {
    engine: "zxing-wasm",
    decode(_picture, effort) {
      clockMs += lookMs;
      looks.push(effort);
      return Promise.resolve(reads(effort, looks.length));
    },
  };
  return { looks, reader: createPictureReader(decoder, () => clockMs) };
}

describe("reading a frame", () => {
  test("ends with the first pass that finds a code", async () => {
    const { looks, reader } = setUp(1, (effort) => (effort === "thorough" ? [QR] : []));
    expect((await reader.readFrame(PICTURE)).reads).toEqual([QR]);
    expect(looks).toEqual(["fast", "thorough"]);
  });

  test("ends when its time is over, and finds nothing", async () => {
    const { looks, reader } = setUp(FRAME_BUDGET_MS / 4, () => []);
    expect((await reader.readFrame(PICTURE)).reads).toEqual([]);
    expect(looks).toHaveLength(4);
  });

  test("goes on with the passes that the frame before had no time for", async () => {
    const { looks, reader } = setUp(FRAME_BUDGET_MS, () => []);
    await reader.readFrame(PICTURE);
    await reader.readFrame(PICTURE);
    expect(looks).toEqual(["fast", THOROUGH_PASSES[0]!.effort, "fast", THOROUGH_PASSES[1]!.effort]);
  });
});

test("looks along the bars that a frame shows before anything else", async () => {
  const { reader } = setUp(5, () => []);
  const layout = { width: 640, height: 360, codeShare: 0.4, shift: { x: 0, y: 0 }, seed: 5 };
  const frame = drawGreyFrame({ ...layout, code: codePicture({ type: "code39", text: "TEAR" }), angleDeg: 45 });
  const { passes } = await reader.readFrame(frame);
  expect(passes.slice(0, 3).map(({ name }) => name)).toEqual(["fast", "thin bars at 135°", "thorough"]);
});

test("tells which passes were made, in their order, and what each took", async () => {
  const { reader } = setUp(5, (effort) => (effort === "bars" ? [BARS] : []));
  const made = [
    { name: "fast", ms: 5 },
    { name: "thorough", ms: 5 },
    { name: "thin bars at 0°", ms: 5 },
  ];
  expect(await reader.readFrame(PICTURE)).toEqual({ reads: [BARS], passes: made });
});

test("no two passes have the same name", () => {
  const names = [FAST_PASS, ...THOROUGH_PASSES].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe("bars that were read from a picture as it is", () => {
  test("are outweighed by what the mean of its rows says", async () => {
    const { reader } = setUp(1, (effort) => (effort === "fast" ? [QR, MISREAD] : effort === "bars" ? [BARS] : []));
    expect((await reader.readFrame(PICTURE)).reads).toEqual([BARS, QR]);
  });

  test("stand where that says nothing", async () => {
    const { reader } = setUp(1, (effort) => (effort === "fast" ? [BARS] : []));
    expect((await reader.readFrame(PICTURE)).reads).toEqual([BARS]);
  });
});

describe("glancing at a frame", () => {
  test("makes two passes, however quick they are", async () => {
    const { looks, reader } = setUp(1, () => []);
    await reader.glance(PICTURE);
    expect(looks).toEqual(["fast", "thorough"]);
  });

  test("goes on to see a code that only one of the others can read", async () => {
    const { reader } = setUp(1, (effort) => (effort === "bars" ? [BARS] : []));
    await reader.readFrame(PICTURE);
    expect((await reader.glance(PICTURE)).reads).toEqual([BARS]);
  });
});

describe("[R54] codes that are of no interest", () => {
  test("do not keep a frame from being looked at further, until something else is read", async () => {
    const { looks, reader } = setUp(1, (effort) => (effort === "bars" ? [BARS] : [QR]));
    expect((await reader.readFrame(PICTURE, [QR])).reads).toEqual([QR, BARS]);
    expect(looks).toEqual(["fast", "thorough", "bars"]);
  });

  test("are still seen together behind a verdict, where only one of the others can read the second", async () => {
    const { reader } = setUp(1, (effort) => (effort === "bars" ? [BARS] : [QR]));
    await reader.readFrame(PICTURE, [QR, BARS]);
    expect((await reader.glance(PICTURE, [QR, BARS])).reads).toEqual([QR, BARS]);
  });
});

describe("reading a photo", () => {
  test("takes a QR code from one pass", async () => {
    const { reader } = setUp(1, (_effort, look) => (look === 9 ? [QR] : []));
    expect((await reader.readPhoto(PICTURE)).reads).toEqual([QR]);
  });

  test("takes bars only where two passes agree", async () => {
    const once = setUp(1, (_effort, look) => (look === 3 ? [BARS] : []));
    expect((await once.reader.readPhoto(PICTURE)).reads).toEqual([]);
    const twice = setUp(1, (_effort, look) => (look === 3 || look === 7 ? [BARS] : []));
    expect((await twice.reader.readPhoto(PICTURE)).reads).toEqual([BARS]);
  });

  test("takes no bars that two passes read differently", async () => {
    const { reader } = setUp(1, (_effort, look) => (look === 3 ? [BARS] : look === 4 ? [MISREAD] : []));
    expect((await reader.readPhoto(PICTURE)).reads).toEqual([]);
  });

  test("makes every pass, whatever the time", async () => {
    const { looks, reader } = setUp(FRAME_BUDGET_MS, () => []);
    await reader.readPhoto(PICTURE);
    expect(looks).toHaveLength(THOROUGH_PASSES.length + 1);
  });
});
