import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { Decoder } from "./decoder";
import { loadZxingWasmDecoder } from "./zxing-wasm-decoder";

/** The best engine that this browser can run. Rejects when its files cannot be had, offline before they were cached. */
export async function loadDecoder(): Promise<Decoder> {
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
