import type { ScannedCodeType } from "../../domain/code/code-type";
import type { GreyPicture } from "./grey-picture";

/** A code found in one picture. */
export interface CodeRead {
  readonly symbology: ScannedCodeType;
  /**
   * What is in the symbol, unchanged: a QR code's bytes read as UTF-8, Code 39 not expanded to full ASCII, 13 digits of
   * an EAN-13 (a UPC-A is the EAN-13 that starts with 0).
   */
  readonly text: string;
}

/**
 * What an engine looks for, and how hard. `fast` suits every frame; `thorough` also looks for inverted and large codes and
 * for those turned by a quarter, at several times the cost. The others look for one kind: level bars, or QR codes, where
 * `qr-evenly-lit` takes the whole picture to lie in one light, which shadows forbid and grain asks for.
 */
export type Effort = "fast" | "thorough" | "bars" | "qr" | "qr-evenly-lit";

/** An engine that we bring along. */
export type OwnEngine = "zxing-wasm" | "zxing-js";

export type DecoderEngine = OwnEngine | "native";

/**
 * What became of the browser's own detector. `lacks-formats`: it does not know all symbologies; `misread`: it did not read what
 * was drawn to try it, or read it otherwise; `slow`: it took too long, frame after frame; `failed`: it threw, or never answered.
 */
export type NativeState = "absent" | "being-tried" | "lacks-formats" | "misread" | "slow" | "failed" | "in-use";

/** Which engines look, and why: ours is `zxing-js` only where WebAssembly does not run. */
export interface DecoderChoice {
  readonly own: OwnEngine;
  readonly native: NativeState;
}

/** Finds codes in a picture. A picture without any is an answer, not an error. */
export interface Decoder {
  readonly engine: DecoderEngine;
  decode(picture: GreyPicture, effort: Effort): Promise<readonly CodeRead[]>;
}

export interface OwnDecoder extends Decoder {
  readonly engine: OwnEngine;
}
