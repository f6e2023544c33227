import type { ScannedCodeType } from "../../domain/code/code-type";
import { createColouring } from "./colour-picture";
import type { CodeRead, Decoder, Effort } from "./decoder";

/** The browser's `BarcodeDetector`. @see https://wicg.github.io/shape-detection-api/#barcode-detection-api */
export interface NativeDetectorClass {
  new (options: { readonly formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

interface NativeDetector {
  detect(image: ImageData): Promise<readonly { readonly format: string; readonly rawValue: string }[]>;
}

type MakeImage = Parameters<typeof createColouring>[0];

const SYMBOLOGIES = new Map<string, ScannedCodeType>([
  ["qr_code", "qr"],
  ["code_128", "code128"],
  ["code_39", "code39"],
  ["ean_13", "ean13"],
  ["upc_a", "ean13"],
]);

/** Detectors name a UPC-A as such or as the EAN-13 that it is. */
const DISPENSABLE = "upc_a";

/**
 * The detector that comes with the browser, on Android, ChromeOS and macOS: good at blur and at every angle, but which it is, and
 * what it makes of a text, is the system's affair.
 * @returns null when it does not know all of our symbologies; rejects where its system service is missing
 */
export async function loadNativeDecoder(detectorClass: NativeDetectorClass, makeImage: MakeImage): Promise<Decoder | null> {
  const supported = await detectorClass.getSupportedFormats();
  const known = [...SYMBOLOGIES.keys()].filter((format) => supported.includes(format));
  if (known.filter((format) => format !== DISPENSABLE).length < SYMBOLOGIES.size - 1) return null;
  const all = new detectorClass({ formats: known });
  const bars = new detectorClass({ formats: known.filter((format) => format !== "qr_code") });
  const qr = new detectorClass({ formats: ["qr_code"] });
  const detectors: Record<Effort, NativeDetector> = { fast: all, thorough: all, bars, qr, "qr-evenly-lit": qr };
  const inColour = createColouring(makeImage);
  return {
    engine: "native",
    async decode(picture, effort) {
      const detected = await detectors[effort].detect(inColour(picture));
      return detected.map(toRead).filter((read) => read !== null);
    },
  };
}

function toRead({ format, rawValue }: { readonly format: string; readonly rawValue: string }): CodeRead | null {
  const symbology = SYMBOLOGIES.get(format);
  if (!symbology) return null;
  return { symbology, text: symbology === "ean13" ? rawValue.padStart(13, "0") : rawValue };
}
