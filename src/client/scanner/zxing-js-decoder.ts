import { BrowserMultiFormatReader } from "@zxing/browser";
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  NotFoundException,
  RGBLuminanceSource,
  type LuminanceSource,
} from "@zxing/library";
import type { ScannedCodeType } from "../../domain/code/code-type";
import type { CodeRead, Effort, OwnDecoder } from "./decoder";
import type { GreyPicture } from "./grey-picture";

const SYMBOLOGIES = new Map<BarcodeFormat, ScannedCodeType>([
  [BarcodeFormat.QR_CODE, "qr"],
  [BarcodeFormat.CODE_128, "code128"],
  [BarcodeFormat.CODE_39, "code39"],
  [BarcodeFormat.EAN_13, "ean13"],
  [BarcodeFormat.UPC_A, "ean13"],
]);

const BARS = [...SYMBOLOGIES.keys()].filter((format) => format !== BarcodeFormat.QR_CODE);

const READERS: Record<Effort, () => BrowserMultiFormatReader> = {
  fast: () => readerOf([...SYMBOLOGIES.keys()], false),
  thorough: () => readerOf([...SYMBOLOGIES.keys()], true),
  bars: () => readerOf(BARS, true),
  qr: () => readerOf([BarcodeFormat.QR_CODE], true),
  "qr-evenly-lit": () => readerOf([BarcodeFormat.QR_CODE], true),
};

/** The engine in plain JavaScript, for browsers that run no WebAssembly: slower, and finds one code a picture. */
export function createZxingJsDecoder(): OwnDecoder {
  const readers = new Map<Effort, BrowserMultiFormatReader>();
  const readerFor = (effort: Effort) => {
    const reader = readers.get(effort) ?? READERS[effort]();
    readers.set(effort, reader);
    return reader;
  };
  return {
    engine: "zxing-js",
    decode(picture, effort) {
      for (const bitmap of bitmapsOf(picture, effort)) {
        const read = readOne(readerFor(effort), bitmap);
        if (read) return Promise.resolve([read]);
      }
      return Promise.resolve([]);
    },
  };
}

function readerOf(formats: readonly BarcodeFormat[], tryHarder: boolean): BrowserMultiFormatReader {
  return new BrowserMultiFormatReader(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, formats],
      [DecodeHintType.CHARACTER_SET, "UTF-8"],
      ...(tryHarder ? [[DecodeHintType.TRY_HARDER, true] as const] : []),
    ]),
  );
}

function readOne(reader: BrowserMultiFormatReader, bitmap: BinaryBitmap): CodeRead | null {
  try {
    const result = reader.decodeBitmap(bitmap);
    const symbology = SYMBOLOGIES.get(result.getBarcodeFormat());
    if (!symbology) return null;
    const text = result.getText();
    return { symbology, text: symbology === "ean13" ? text.padStart(13, "0") : text };
  } catch (error) {
    if (error instanceof NotFoundException) return null;
    throw error;
  }
}

function bitmapsOf({ width, height, grey }: GreyPicture, effort: Effort): BinaryBitmap[] {
  const upright = new RGBLuminanceSource(new Uint8ClampedArray(grey.buffer, grey.byteOffset, grey.length), width, height);
  const local = (source: LuminanceSource) => new BinaryBitmap(new HybridBinarizer(source));
  switch (effort) {
    case "fast":
    case "bars":
      return [local(upright)];
    case "thorough":
      return [
        local(upright),
        local(new RGBLuminanceSource(quarterTurn(grey, width, height), height, width)),
        local(upright.invert()),
      ];
    case "qr":
      return [local(upright), local(upright.invert())];
    case "qr-evenly-lit":
      return [new BinaryBitmap(new GlobalHistogramBinarizer(upright))];
  }
}

function quarterTurn(grey: Uint8Array, width: number, height: number): Uint8ClampedArray {
  const turned = new Uint8ClampedArray(grey.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = grey[y * width + x]!;
  }
  return turned;
}
