import type { CodeRead, Decoder, DecoderChoice, NativeState, OwnDecoder } from "./decoder";
import type { GreyPicture } from "./grey-picture";
import type { NativeTrial } from "./try-native";
import { within } from "./within";

export interface ChosenDecoder extends Decoder {
  /** As it stands: the browser's detector may prove itself, or fail, between two looks. */
  choice(): DecoderChoice;
}

/** A look that is not answered within this never will be. */
const PATIENCE_MS = 1000;

/** A detector this slow leaves no time for the other passes. */
const SLOW_MS = 80;

/** One look may be slow because the device was busy. */
const SLOW_LOOKS_BEFORE_GIVING_UP = 5;

/**
 * Our engine, with the browser's detector before it in fast looks once that has proven itself. Where it sees nothing ours looks
 * too, so that nothing is read less often than without it. One that fails or is slow is not asked again.
 */
export function nativeFirst(
  own: OwnDecoder,
  trial: Promise<NativeTrial>,
  nowMs: () => number,
  patienceMs = PATIENCE_MS,
): ChosenDecoder {
  let native: Decoder | null = null;
  let state: NativeState = "being-tried";
  let slowLooks = 0;

  void trial.then((result) => {
    state = result.state;
    if (result.state === "in-use") native = result.decoder;
  });

  function giveUp(because: "slow" | "failed"): void {
    native = null;
    state = because;
  }

  async function lookNatively(detector: Decoder, picture: GreyPicture): Promise<readonly CodeRead[]> {
    const startedMs = nowMs();
    try {
      const reads = await within(patienceMs, detector.decode(picture, "fast"));
      slowLooks = nowMs() - startedMs > SLOW_MS ? slowLooks + 1 : 0;
      if (slowLooks >= SLOW_LOOKS_BEFORE_GIVING_UP) giveUp("slow");
      return reads;
    } catch {
      giveUp("failed");
      return [];
    }
  }

  return {
    get engine() {
      return native ? native.engine : own.engine;
    },
    choice: () => ({ own: own.engine, native: state }),
    async decode(picture, effort) {
      const reads = native && effort === "fast" ? await lookNatively(native, picture) : [];
      return reads.length > 0 ? reads : own.decode(picture, effort);
    },
  };
}
