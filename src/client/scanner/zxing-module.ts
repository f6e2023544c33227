import {
  binarizers,
  characterSets,
  defaultReaderOptions,
  eanAddOnSymbols,
  encodeFormats,
  textModes,
  type ReaderOptions,
  type ZXingReaderModule,
  type ZXingReaderOptions,
  type ZXingReadResult,
} from "zxing-wasm/reader";
import type { GreyPicture } from "./grey-picture";

/** What of the module is used here; the package's type leaves out what the compiler adds to every one. */
export interface CompiledModule {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  readBarcodesFromPixmap(...args: Parameters<ZXingReaderModule["readBarcodesFromPixmap"]>): ResultList;
}

type ResultList = ReturnType<ZXingReaderModule["readBarcodesFromPixmap"]> & { delete(): void };

type ReadGrey = (picture: GreyPicture, options: ZXingReaderOptions) => readonly ZXingReadResult[];

/**
 * Calls the compiled module itself. The package's `readBarcodes` takes colours, of which it makes grey again in new memory at each
 * call, and never gives back the list of results: 1 kB for each code read, 80 MB for one that is held up for an hour.
 */
export function createGreyReading(module: CompiledModule): ReadGrey {
  let address = 0;
  let reserved = 0;

  /** Memory of the module for one picture after the other: it grows to the largest. */
  function reserve(bytes: number): number {
    if (bytes > reserved) {
      module._free(address);
      address = module._malloc(bytes);
      reserved = address === 0 ? 0 : bytes;
    }
    if (address === 0) throw new Error(`No ${bytes} bytes of memory for a picture`);
    return address;
  }

  return ({ width, height, grey }, options) => {
    const at = reserve(grey.length);
    // Read anew at each call: the view is another one after the memory has grown.
    module.HEAPU8.set(grey, at);
    const results = module.readBarcodesFromPixmap(at, width, height, options);
    try {
      return Array.from({ length: results.size() }, (_, index) => results.get(index)).filter((result) => result !== undefined);
    } finally {
      results.delete();
    }
  };
}

/** The options as the module takes them: names are places in tables of the package's. */
export function moduleOptions(options: ReaderOptions): ZXingReaderOptions {
  const { formats, binarizer, eanAddOnSymbol, textMode, characterSet, ...others } = { ...defaultReaderOptions, ...options };
  return {
    ...others,
    formats: encodeFormats(formats),
    binarizer: binarizers.indexOf(binarizer),
    eanAddOnSymbol: eanAddOnSymbols.indexOf(eanAddOnSymbol),
    textMode: textModes.indexOf(textMode),
    characterSet: characterSets.indexOf(characterSet),
  };
}
