import { beforeAll, describe, expect, test } from "vitest";
import { loadZxingWasm } from "../../../test/builders/stand-in-detector";
import { halves } from "../../../test/fixtures/video/camera-video";
import { codePicture, type DrawnCode } from "../../../test/fixtures/video/code-picture";
import { drawGreyFrame } from "../../../test/fixtures/video/grey-frame";
import { confirmReads, noteFrame, NOTHING_SEEN, releaseCode } from "./agreement";
import type { CodeRead, Decoder } from "./decoder";
import { codesOfNoInterest, withFurther } from "./interest";
import { createPictureReader, FRAME_BUDGET_MS } from "./picture-reader";

const PRODUCT: CodeRead = { symbology: "ean13", text: "4006381333931" };
const qr = (text: string): CodeRead => ({ symbology: "qr", text });

describe("[R54] what may lie before the camera without hiding another code", () => {
  const seenOnce = (...reads: readonly CodeRead[]) => confirmReads(noteFrame(NOTHING_SEEN, reads, 0), reads, 0).seen;

  test("is a code that has counted, for as long as it is in the picture and was not released", () => {
    const seen = seenOnce(qr("TEAR"));
    expect(codesOfNoInterest(seen)).toEqual([qr("TEAR")]);
    expect(codesOfNoInterest(releaseCode(seen, "TEAR"))).toEqual([]);
    const gone = [400, 800, 1200, 1600].reduce((before, nowMs) => noteFrame(before, [], nowMs), seen);
    expect(codesOfNoInterest(gone)).toEqual([]);
  });

  test("is no bar code that waits for a second frame", () => {
    expect(codesOfNoInterest(seenOnce(PRODUCT))).toEqual([]);
  });

  test("goes with a frame in a few words, whatever is held up", () => {
    const many = Array.from({ length: 40 }, (_, place) => qr(`poster ${place}`));
    const sent = codesOfNoInterest(seenOnce(qr("x".repeat(5000)), ...many));
    expect(sent).toHaveLength(16);
    expect(sent.at(-1)).toEqual(qr("poster 39"));
    expect(Math.max(...sent.map(({ text }) => text.length))).toBeLessThan(20);
    expect(codesOfNoInterest(seenOnce(qr("x".repeat(5000))))).toEqual([]);
  });
});

describe("bars of a kind that was read already", () => {
  const OTHER: CodeRead = { symbology: "ean13", text: "5901234123457" };

  test("are taken from a pass that shows both", () => {
    expect(withFurther([PRODUCT], [OTHER, PRODUCT])).toEqual([PRODUCT, OTHER]);
  });

  test("may be the same ones, misread, where a pass shows them in their stead", () => {
    expect(withFurther([PRODUCT], [OTHER, qr("TEAR")])).toEqual([PRODUCT, qr("TEAR")]);
  });
});

describe("a code that is easy to read beside one that is not", () => {
  let decoder: Decoder;
  beforeAll(async () => {
    decoder = await loadZxingWasm();
  });

  const half = (code: DrawnCode, angleDeg: number, x: number, codeShare: number) =>
    drawGreyFrame({ width: 1280, height: 720, code: codePicture(code), angleDeg, codeShare, shift: { x, y: 0 }, seed: 7 });
  const beside = (easy: DrawnCode, hard: DrawnCode) => halves(half(easy, 2, -320, 0.35), half(hard, 45, 320, 0.3));
  const product: DrawnCode = { type: "ean13", text: PRODUCT.text };

  test.each([
    [product, { type: "code128", text: "Save~26" }],
    [product, { type: "code39", text: "TEAR-39" }],
    [{ type: "qr", text: "https://example.test/shelf" }, { type: "ean13", text: "5901234123457" }],
  ] as const)("%j does not hide %j once it was looked up", async (easy, hard) => {
    const picture = beside(easy, hard);
    const ofNoInterest = [{ symbology: easy.type, text: easy.text }];
    const reader = createPictureReader(decoder, () => 0);
    expect((await reader.readFrame(picture)).reads).toEqual(ofNoInterest);
    expect((await reader.readFrame(picture, ofNoInterest)).reads).toEqual([...ofNoInterest, { symbology: hard.type, text: hard.text }]);
  });

  test("does not hide it from a glance, that it may not leave the picture and count twice", async () => {
    const hard: CodeRead = { symbology: "code128", text: "Save~26" };
    const picture = beside(product, { type: "code128", text: hard.text });
    const reader = createPictureReader(decoder, () => 0);
    await reader.readFrame(picture, [PRODUCT]);
    await reader.readFrame(picture, [PRODUCT, hard]);
    expect((await reader.glance(picture, [PRODUCT, hard])).reads).toEqual([PRODUCT, hard]);
  });

  test("does not hide it on a photo either", async () => {
    const hard = { type: "code128", text: "Save~26" } as const;
    const picture = beside(product, hard);
    const { reads } = await createPictureReader(decoder, () => 0).readPhoto(picture, [PRODUCT]);
    expect(reads).toEqual([PRODUCT, { symbology: "code128", text: hard.text }]);
  });

  test("alone takes no more than a frame’s time", async () => {
    let clockMs = 0;
    const slow: Decoder = {
      ...decoder,
      decode: (picture, effort) => {
        clockMs += FRAME_BUDGET_MS / 5;
        return decoder.decode(picture, effort);
      },
    };
    const reader = createPictureReader(slow, () => clockMs);
    const picture = half(product, 2, 0, 0.35);
    const startedMs = clockMs;
    const { reads, passes } = await reader.readFrame(picture, [PRODUCT]);
    expect(reads).toEqual([PRODUCT]);
    expect(passes.length).toBeGreaterThan(1);
    expect(clockMs - startedMs).toBeLessThanOrEqual(FRAME_BUDGET_MS);
  });
});
