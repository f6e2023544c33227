import { prepareZXingModule, type ReaderOptions, type ZXingReaderOptions, type ZXingReadResult } from "zxing-wasm/reader";
import type { ScannedCodeType } from "../../domain/code/code-type";
import type { CodeRead, Effort, OwnDecoder } from "./decoder";
import { createGreyReading, moduleOptions, type CompiledModule } from "./zxing-module";

// `Code39Std`, since `Code39` would expand "+A" and its like to full ASCII.
const BARS: NonNullable<ReaderOptions["formats"]> = ["Code128", "Code39Std", "EAN13", "UPCA"];

const SYMBOLOGIES: Readonly<Record<string, ScannedCodeType | undefined>> = {
  QRCode: "qr",
  Code128: "code128",
  Code39: "code39",
  EANUPC: "ean13",
};

const LITTLE: ReaderOptions = { tryHarder: false, tryRotate: false, tryInvert: false, tryDownscale: false, textMode: "Plain" };
const MUCH: ReaderOptions = { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true, tryDenoise: true, textMode: "Plain" };

const OPTIONS: Record<Effort, ZXingReaderOptions> = {
  fast: moduleOptions({ ...LITTLE, formats: ["QRCode", ...BARS], minLineCount: 3 }),
  thorough: moduleOptions({ ...MUCH, formats: ["QRCode", ...BARS], minLineCount: 3 }),
  bars: moduleOptions({ ...LITTLE, tryHarder: true, formats: BARS }),
  qr: moduleOptions({ ...MUCH, formats: ["QRCode"] }),
  "qr-evenly-lit": moduleOptions({ ...MUCH, formats: ["QRCode"], binarizer: "GlobalHistogram" }),
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The engine compiled from ZXing-C++.
 * @param wasmBinary the package's `zxing_reader.wasm`; left to itself the package would fetch it from a CDN
 */
export async function loadZxingWasmDecoder(wasmBinary: ArrayBuffer): Promise<OwnDecoder> {
  const module = await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const readGrey = createGreyReading(module as unknown as CompiledModule);
  return {
    engine: "zxing-wasm",
    decode(picture, effort) {
      const reads = readGrey(picture, OPTIONS[effort]).map(toRead);
      return Promise.resolve(reads.filter((read) => read !== null));
    },
  };
}

function toRead(result: ZXingReadResult): CodeRead | null {
  const symbology = SYMBOLOGIES[result.symbology];
  return symbology ? { symbology, text: textOf(result, symbology) } : null;
}

function textOf(result: ZXingReadResult, symbology: ScannedCodeType): string {
  switch (symbology) {
    case "qr":
      return qrText(result);
    case "ean13":
      return result.text.padStart(13, "0");
    case "code128":
    case "code39":
      return result.text;
  }
}

/** The engine guesses a character set where the symbol names none, and may take UTF-8 for another one. */
function qrText(result: ZXingReadResult): string {
  if (result.hasECI) return result.text;
  try {
    return utf8.decode(result.bytes);
  } catch {
    // Not UTF-8: the engine's guess is the best there is.
    return result.text;
  }
}
