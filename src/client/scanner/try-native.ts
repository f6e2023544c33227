import type { CodeRead, Decoder, NativeState } from "./decoder";
import { loadNativeDecoder, type NativeDetectorClass } from "./native-decoder";
import { drawProbeCode, PROBE_CODES } from "./probe-codes";
import { within } from "./within";

export type NativeTrial =
  | { readonly state: "in-use"; readonly decoder: Decoder }
  | { readonly state: Extract<NativeState, "absent" | "lacks-formats" | "misread" | "failed"> };

/** A service that first has to be loaded may take a while. */
const PATIENCE_MS = 5000;

/**
 * Has the browser's detector read a code of each symbology, with texts that engines differ about: what it returns is looked up
 * as it is, and a text cut at a control character or expanded to full ASCII would be another coupon's, or nobody's.
 */
export async function tryNative(
  detectorClass: NativeDetectorClass | undefined,
  makeImage: Parameters<typeof loadNativeDecoder>[1],
  patienceMs = PATIENCE_MS,
): Promise<NativeTrial> {
  if (!detectorClass) return { state: "absent" };
  try {
    const decoder = await within(patienceMs, loadNativeDecoder(detectorClass, makeImage));
    if (!decoder) return { state: "lacks-formats" };
    for (const code of PROBE_CODES) {
      const reads = await within(patienceMs, decoder.decode(drawProbeCode(code), "fast"));
      if (!isJust(code, reads)) return { state: "misread" };
    }
    return { state: "in-use", decoder };
  } catch {
    // Detectors reject with whatever their system says; there is but one answer to all of it.
    return { state: "failed" };
  }
}

function isJust(code: CodeRead, reads: readonly CodeRead[]): boolean {
  const [read, ...others] = reads;
  return others.length === 0 && read?.symbology === code.symbology && read.text === code.text;
}
