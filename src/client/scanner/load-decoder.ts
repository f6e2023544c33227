import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { OwnDecoder } from "./decoder";
import type { NativeDetectorClass } from "./native-decoder";
import { nativeFirst, type ChosenDecoder } from "./native-first-decoder";
import { tryNative } from "./try-native";
import { loadZxingWasmDecoder } from "./zxing-wasm-decoder";

/**
 * The best engines that this browser can run: ours at once, and its own as soon as that has proven itself. Rejects when files
 * of ours cannot be had, offline before they were cached.
 */
export async function loadDecoder(nowMs: () => number): Promise<ChosenDecoder> {
  const own = await loadOwnDecoder();
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: NativeDetectorClass };
  const trial = tryNative(BarcodeDetector, (data, width, height) => new ImageData(data, width, height));
  return nativeFirst(own, trial, nowMs);
}

async function loadOwnDecoder(): Promise<OwnDecoder> {
  if (!canRunWebAssembly()) {
    const { createZxingJsDecoder } = await import("./zxing-js-decoder");
    return createZxingJsDecoder();
  }
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`The decoder's file answered ${response.status}`);
  return loadZxingWasmDecoder(await response.arrayBuffer());
}

/** False in a browser's lockdown mode, and where a content security policy forbids it. */
function canRunWebAssembly(): boolean {
  const emptyModule = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  try {
    return new WebAssembly.Module(emptyModule) instanceof WebAssembly.Module;
  } catch {
    // A missing WebAssembly and a forbidden one both throw.
    return false;
  }
}
