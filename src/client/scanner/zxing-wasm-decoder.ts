import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from "zxing-wasm/reader";
import type { CodeRead, Decoder, Effort } from "./decoder";

// `Code39Std`, since `Code39` would expand "+A" and its like to full ASCII.
const FORMATS = ["QRCode", "Code128", "Code39Std", "EAN13", "UPCA"] as const;

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
  switch (result.symbology) {
    case "QRCode":
      return { symbology: "qr", text: qrText(result) };
    case "Code128":
      return { symbology: "code128", text: result.text };
    case "Code39":
      return { symbology: "code39", text: result.text };
    case "EANUPC":
      return { symbology: "ean13", text: result.text.padStart(13, "0") };
    default:
      return null;
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
