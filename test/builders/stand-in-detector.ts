import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Decoder, Effort } from "../../src/client/scanner/decoder";
import { createPictureBuffer, greyOf } from "../../src/client/scanner/grey-picture";
import type { NativeDetectorClass } from "../../src/client/scanner/native-decoder";
import { loadZxingWasmDecoder } from "../../src/client/scanner/zxing-wasm-decoder";

type Detected = Awaited<ReturnType<InstanceType<NativeDetectorClass>["detect"]>>;

interface StandIn {
  readonly formats?: readonly string[];
  /** What this detector makes of what was detected, and does before it answers. */
  readonly answer?: (detected: Detected) => Detected | Promise<Detected>;
}

const FORMATS = { qr: "qr_code", code128: "code_128", code39: "code_39", ean13: "ean_13" } as const;

export const ALL_FORMATS = [...Object.values(FORMATS), "upc_a", "pdf417"];

/** What `new ImageData` would make, which Node does not have. */
export const makeImage = (data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) =>
  ({ data, width, height, colorSpace: "srgb" }) as ImageData;

export async function loadZxingWasm() {
  const path = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  return loadZxingWasmDecoder(new Uint8Array(await readFile(path)).buffer);
}

/**
 * Stands in for the `BarcodeDetector` of Android, ChromeOS and macOS, which Chromium on Linux does not have: zxing-wasm behind the
 * browser's interface. It shows that the interface is used rightly, and nothing of what those systems read.
 */
export async function standInDetector({ formats = ALL_FORMATS, answer = (detected) => detected }: StandIn = {}) {
  const zxing: Decoder = await loadZxingWasm();
  const grey = createPictureBuffer();
  const detectorClass: NativeDetectorClass = class {
    readonly #effort: Effort;
    static getSupportedFormats = () => Promise.resolve(formats);

    constructor({ formats: wanted }: { readonly formats: readonly string[] }) {
      if (wanted.length === 0 || wanted.some((format) => !formats.includes(format))) throw new TypeError("Unknown format");
      this.#effort = !wanted.includes("qr_code") ? "bars" : wanted.length > 1 ? "thorough" : "qr";
    }

    async detect(image: ImageData) {
      const reads = await zxing.decode(greyOf(image, grey), this.#effort);
      return answer(
        reads.map(({ symbology, text }) =>
          symbology === "ean13" && text.startsWith("0")
            ? { format: "upc_a", rawValue: text.slice(1) }
            : { format: FORMATS[symbology], rawValue: text },
        ),
      );
    }
  };
  return detectorClass;
}
