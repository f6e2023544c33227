import { beforeAll, describe, expect, test } from "vitest";
import { loadZxingWasm, makeImage, standInDetector } from "../../../test/builders/stand-in-detector";
import { codePicture, type DrawnCode } from "../../../test/fixtures/video/code-picture";
import { drawGreyFrame } from "../../../test/fixtures/video/grey-frame";
import type { Decoder, DecoderEngine, Effort } from "./decoder";
import type { GreyPicture } from "./grey-picture";
import { loadNativeDecoder } from "./native-decoder";
import { createPictureReader } from "./picture-reader";
import { createZxingJsDecoder } from "./zxing-js-decoder";

const ENGINES: Readonly<Record<DecoderEngine, () => Promise<Decoder | null>>> = {
  "zxing-wasm": loadZxingWasm,
  "zxing-js": () => Promise.resolve(createZxingJsDecoder()),
  // Nothing here has a detector of its own: what is behind the interface is a stand-in.
  native: async () => loadNativeDecoder(await standInDetector(), makeImage),
};

const SAMPLES: readonly DrawnCode[] = [
  { type: "qr", text: "https://example.test/c/4f7a" },
  { type: "code128", text: "Save~26" },
  { type: "code39", text: "TEAR-39" },
  { type: "ean13", text: "5901234123457" },
];

const BARS = SAMPLES.filter(({ type }) => type !== "qr");

describe.each(Object.entries(ENGINES))("%s", (engine, load) => {
  let decoder: Decoder;
  beforeAll(async () => {
    const loaded = await load();
    if (!loaded) throw new Error("Not to be had");
    decoder = loaded;
  });

  const readsOf = (code: DrawnCode | null, view: View = {}) =>
    decoder.decode(picture(code, view), view.effort ?? "thorough");

  test("names itself", () => {
    expect(decoder.engine).toBe(engine);
  });

  test.each(SAMPLES)("reads $type in one fast look", async (code) => {
    expect(await readsOf(code, { effort: "fast" })).toEqual([{ symbology: code.type, text: code.text }]);
  });

  test.each(SAMPLES)("reads $type held at a slight angle", async (code) => {
    expect(await readsOf(code, { angleDeg: 8 })).toEqual([{ symbology: code.type, text: code.text }]);
  });

  test.each(BARS)("reads $type turned by a quarter", async (code) => {
    expect(await readsOf(code, { angleDeg: 90 })).toEqual([{ symbology: code.type, text: code.text }]);
  });

  test.each(BARS)("reads $type when it looks for level bars only", async (code) => {
    expect(await readsOf(code, { effort: "bars" })).toEqual([{ symbology: code.type, text: code.text }]);
    expect(await readsOf(SAMPLES[0]!, { effort: "bars" })).toEqual([]);
  });

  test.each(["qr", "qr-evenly-lit"] as const)("reads a QR code and no bars when it looks for %s", async (effort) => {
    expect(await readsOf(SAMPLES[0]!, { effort })).toEqual([{ symbology: "qr", text: SAMPLES[0]!.text }]);
    expect(await readsOf(SAMPLES[1]!, { effort })).toEqual([]);
  });

  test.each(BARS)("reads $type at every angle when all passes are made", async (code) => {
    const reader = createPictureReader(decoder, () => 0);
    for (const angleDeg of [22, 45, 113]) {
      const { reads } = await reader.readFrame(picture(code, { angleDeg }));
      expect([angleDeg, reads]).toEqual([angleDeg, [{ symbology: code.type, text: code.text }]]);
    }
  });

  test("reads a light QR code on a dark ground", async () => {
    const code = SAMPLES[0]!;
    expect(await readsOf(code, { inverted: true })).toEqual([{ symbology: "qr", text: code.text }]);
  });

  test("[R37] reads a QR code's bytes as UTF-8", async () => {
    const text = "Grüße, 10 € 🎟";
    expect(await readsOf({ type: "qr", text })).toEqual([{ symbology: "qr", text }]);
  });

  test("[R37] keeps a QR code's control characters, NUL among them", async () => {
    const text = "a\u0000b\u001dc";
    expect(await readsOf({ type: "qr", text })).toEqual([{ symbology: "qr", text }]);
  });

  test("[R39] does not expand Code 39 to full ASCII", async () => {
    expect(await readsOf({ type: "code39", text: "+A$B%C" })).toEqual([{ symbology: "code39", text: "+A$B%C" }]);
  });

  test("[R40] reads a UPC-A as the EAN-13 that starts with 0", async () => {
    expect(await readsOf({ type: "ean13", text: "0036000291452" })).toEqual([
      { symbology: "ean13", text: "0036000291452" },
    ]);
  });

  test("finds nothing where there is no code", async () => {
    expect(await readsOf(null)).toEqual([]);
  });
});

interface View {
  readonly angleDeg?: number;
  readonly effort?: Effort;
  readonly inverted?: boolean;
}

function picture(code: DrawnCode | null, { angleDeg = 0, inverted = false }: View): GreyPicture {
  const frame = drawGreyFrame({
    width: 1280,
    height: 720,
    code: code && codePicture(code),
    angleDeg,
    codeShare: 0.35,
    shift: { x: 3, y: -2 },
    seed: 7,
  });
  return inverted ? { ...frame, grey: frame.grey.map((grey) => 255 - grey) } : frame;
}
