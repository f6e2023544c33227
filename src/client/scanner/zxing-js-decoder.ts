import { BrowserMultiFormatReader } from "@zxing/browser";
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  NotFoundException,
  RGBLuminanceSource,
  type LuminanceSource,
} from "@zxing/library";
import type { ScannedCodeType } from "../../domain/code/code-type";
import type { CodeRead, Decoder, Effort } from "./decoder";

const SYMBOLOGIES = new Map<BarcodeFormat, ScannedCodeType>([
  [BarcodeFormat.QR_CODE, "qr"],
  [BarcodeFormat.CODE_128, "code128"],
  [BarcodeFormat.CODE_39, "code39"],
  [BarcodeFormat.EAN_13, "ean13"],
  [BarcodeFormat.UPC_A, "ean13"],
]);

const FAST_HINTS = new Map<DecodeHintType, unknown>([
  [DecodeHintType.POSSIBLE_FORMATS, [...SYMBOLOGIES.keys()]],
  [DecodeHintType.CHARACTER_SET, "UTF-8"],
]);

const HINTS: Record<Effort, Map<DecodeHintType, unknown>> = {
  fast: FAST_HINTS,
  thorough: new Map([...FAST_HINTS, [DecodeHintType.TRY_HARDER, true]]),
};

/** The engine in plain JavaScript, for browsers that run no WebAssembly: slower, and finds one code a picture. */
export function createZxingJsDecoder(): Decoder {
  const readers: Record<Effort, BrowserMultiFormatReader> = {
    fast: new BrowserMultiFormatReader(HINTS.fast),
    thorough: new BrowserMultiFormatReader(HINTS.thorough),
  };
  return {
    engine: "zxing-js",
    decode(picture, effort) {
      for (const source of sourcesOf(picture, effort)) {
        const read = readOne(readers[effort], source);
        if (read) return Promise.resolve([read]);
      }
      return Promise.resolve([]);
    },
  };
}

function readOne(reader: BrowserMultiFormatReader, source: LuminanceSource): CodeRead | null {
  try {
    const result = reader.decodeBitmap(new BinaryBitmap(new HybridBinarizer(source)));
    const symbology = SYMBOLOGIES.get(result.getBarcodeFormat());
    if (!symbology) return null;
    const text = result.getText();
    return { symbology, text: symbology === "ean13" ? text.padStart(13, "0") : text };
  } catch (error) {
    if (error instanceof NotFoundException) return null;
    throw error;
  }
}

function sourcesOf(picture: ImageData, effort: Effort): LuminanceSource[] {
  const { width, height } = picture;
  const grey = luminances(picture);
  const upright = new RGBLuminanceSource(grey, width, height);
  if (effort === "fast") return [upright];
  return [upright, new RGBLuminanceSource(quarterTurn(grey, width, height), height, width), upright.invert()];
}

function quarterTurn(grey: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray {
  const turned = new Uint8ClampedArray(grey.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = grey[y * width + x]!;
  }
  return turned;
}

/** Green counts twice: it carries most of the brightness. */
function luminances({ data }: ImageData): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(data.length / 4);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const at = pixel * 4;
    grey[pixel] = (data[at]! + 2 * data[at + 1]! + data[at + 2]!) / 4;
  }
  return grey;
}
