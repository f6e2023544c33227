import { getDefaultScanner, scanImageData, setModuleArgs, ZBarSymbolType } from "@undecaf/zbar-wasm";
import zbarUrl from "@undecaf/zbar-wasm/dist/zbar.wasm?url";
import { BrowserMultiFormatReader } from "@zxing/browser";
import { BarcodeFormat, DecodeHintType } from "@zxing/library";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import { confirmReads, noteFrame, NOTHING_SEEN } from "../../../src/client/scanner/agreement";
import { decodeClient } from "../../../src/client/scanner/decode-client";
import type { ScannedCodeType } from "../../../src/domain/code/code-type";

/** The product, and what else can be had for a page. */
export type EngineName = "tearoff" | "zxing-wasm" | "@zxing/browser" | "zbar-wasm";

/** `ms`: the engine's own time over all the frames that it took. */
export interface Reading {
  readonly reads: readonly { readonly symbology: ScannedCodeType; readonly text: string }[];
  readonly frames: number;
  readonly ms: number;
}

type ReadFrames = (frameAt: (frame: number) => ImageData, frames: number) => Promise<Reading>;

const NAMES: Readonly<Record<string, ScannedCodeType>> = { QRCode: "qr", Code128: "code128", Code39: "code39", EANUPC: "ean13" };

const JS_FORMATS = new Map<BarcodeFormat, ScannedCodeType>([
  [BarcodeFormat.QR_CODE, "qr"],
  [BarcodeFormat.CODE_128, "code128"],
  [BarcodeFormat.CODE_39, "code39"],
  [BarcodeFormat.EAN_13, "ean13"],
  [BarcodeFormat.UPC_A, "ean13"],
]);

const ZBAR_TYPES = new Map<ZBarSymbolType, ScannedCodeType>([
  [ZBarSymbolType.ZBAR_QRCODE, "qr"],
  [ZBarSymbolType.ZBAR_CODE128, "code128"],
  [ZBarSymbolType.ZBAR_CODE39, "code39"],
  [ZBarSymbolType.ZBAR_EAN13, "ean13"],
]);

const jsReader = new BrowserMultiFormatReader(new Map([[DecodeHintType.POSSIBLE_FORMATS, [...JS_FORMATS.keys()]]]));

const wasmLoaded = prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });

setModuleArgs({ locateFile: () => zbarUrl });

/** The product reads frames until a code counts, the peers the first frame only. */
export const ENGINES: Readonly<Record<EngineName, ReadFrames>> = {
  tearoff: readUntilOneCounts,
  "zxing-wasm": async (frameAt) => {
    const picture = frameAt(0);
    await wasmLoaded;
    const startedMs = performance.now();
    const results = await readBarcodes(picture, { formats: ["QRCode", "Code128", "Code39Std", "EAN13", "UPCA"], textMode: "Plain" });
    const ms = performance.now() - startedMs;
    return { reads: results.flatMap(({ symbology, text }) => readOf(NAMES[symbology], text)), frames: 1, ms };
  },
  "@zxing/browser": (frameAt) => {
    const canvas = canvasOf(frameAt(0));
    const startedMs = performance.now();
    const reads = readFromCanvas(canvas);
    return Promise.resolve({ reads, frames: 1, ms: performance.now() - startedMs });
  },
  "zbar-wasm": async (frameAt) => {
    const picture = frameAt(0);
    await getDefaultScanner();
    const startedMs = performance.now();
    const symbols = await scanImageData(picture);
    const ms = performance.now() - startedMs;
    return { reads: symbols.flatMap((symbol) => readOf(ZBAR_TYPES.get(symbol.type), symbol.decode())), frames: 1, ms };
  },
};

/** What the till does with the camera's frames, with the time between them left out. */
async function readUntilOneCounts(frameAt: (frame: number) => ImageData, frames: number): Promise<Reading> {
  let seen = NOTHING_SEEN;
  let ms = 0;
  for (let frame = 0; frame < frames; frame++) {
    const picture = await createImageBitmap(frameAt(frame));
    const startedMs = performance.now();
    const decoded = await decodeClient.decode(picture, "frame");
    ms += performance.now() - startedMs;
    if (!decoded.ok) throw new Error("The decode worker failed.");
    const decision = confirmReads(noteFrame(seen, decoded.value.reads, ms), decoded.value.reads, ms);
    if (decision.confirmed.length > 0) return { reads: decision.confirmed, frames: frame + 1, ms };
    seen = decision.seen;
  }
  return { reads: [], frames, ms };
}

function readFromCanvas(canvas: HTMLCanvasElement): Reading["reads"] {
  try {
    const result = jsReader.decodeFromCanvas(canvas);
    return readOf(JS_FORMATS.get(result.getBarcodeFormat()), result.getText());
  } catch (error) {
    // Not only where it finds nothing: a side of a few pixels makes it throw errors of its own.
    if (error instanceof Error) return [];
    throw error;
  }
}

function readOf(symbology: ScannedCodeType | undefined, text: string): Reading["reads"] {
  if (symbology === undefined) return [];
  return [{ symbology, text: symbology === "ean13" ? text.padStart(13, "0") : text }];
}

function canvasOf(picture: ImageData): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d", { willReadFrequently: true })?.putImageData(picture, 0, 0);
  return canvas;
}
