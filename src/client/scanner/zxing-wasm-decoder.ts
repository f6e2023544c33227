import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from "zxing-wasm/reader";
import type { ScannedCodeType } from "../../domain/code/code-type";
import type { CodeRead, Decoder, Effort } from "./decoder";

// `Code39Std`, since `Code39` would expand "+A" and its like to full ASCII.
const FORMATS = ["QRCode", "Code128", "Code39Std", "EAN13", "UPCA"] as const;

const SYMBOLOGIES: Partial<Record<ReadResult["symbology"], ScannedCodeType>> = {
  QRCode: "qr",
  Code128: "code128",
  Code39: "code39",
  EANUPC: "ean13",
};

const OPTIONS: Record<Effort, ReaderOptions> = {
  fast: { tryHarder: false, tryRotate: false, tryInvert: false, tryDownscale: false },
  thorough: { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true },
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The engine compiled from ZXing-C++.
 * @param wasmBinary the package's `zxing_reader.wasm`; left to itself the package would fetch it from a CDN
 */
export async function loadZxingWasmDecoder(wasmBinary: ArrayBuffer): Promise<Decoder> {
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    engine: "zxing-wasm",
    async decode(picture, effort) {
      const results = await readBarcodes(picture, { formats: [...FORMATS], textMode: "Plain", ...OPTIONS[effort] });
      return results.map(toRead).filter((read) => read !== null);
    },
  };
}

function toRead(result: ReadResult): CodeRead | null {
  const symbology = SYMBOLOGIES[result.symbology];
  return symbology ? { symbology, text: textOf(result, symbology) } : null;
}

function textOf(result: ReadResult, symbology: ScannedCodeType): string {
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
function qrText(result: ReadResult): string {
  if (result.hasECI) return result.text;
  try {
    return utf8.decode(result.bytes);
  } catch {
    // Not UTF-8: the engine's guess is the best there is.
    return result.text;
  }
}
