import type { ScannedCodeType } from "../../domain/code/code-type";

/** A code found in one picture. */
export interface CodeRead {
  readonly symbology: ScannedCodeType;
  /**
   * What is in the symbol, unchanged: a QR code's bytes read as UTF-8, Code 39 not expanded to full ASCII, 13 digits of
   * an EAN-13 (a UPC-A is the EAN-13 that starts with 0).
   */
  readonly text: string;
}

/** `fast` suits every frame; `thorough` also looks for turned, inverted and large codes, at several times the cost. */
export type Effort = "fast" | "thorough";

export type DecoderEngine = "zxing-wasm" | "zxing-js";

/** Finds codes in a picture. A picture without any is an answer, not an error. */
export interface Decoder {
  readonly engine: DecoderEngine;
  decode(picture: ImageData, effort: Effort): Promise<readonly CodeRead[]>;
}
