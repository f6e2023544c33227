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

export type DecoderEngine = "zxing-wasm" | "zxing-js";

/** Finds codes in a picture. A picture without any is an answer, not an error. */
export interface Decoder {
  readonly engine: DecoderEngine;
  decode(picture: GreyPicture, effort: Effort): Promise<readonly CodeRead[]>;
}
