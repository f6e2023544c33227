import type { ImageSize } from "./image-size";

/**
 * The size that a JPEG's frame header says; of several the largest, null where there is none before the picture itself.
 * @see ITU-T T.81, annex B
 */
export function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: ImageSize | null = null;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // Padding: any number of these may stand before a marker.
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) return size;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker);
    if (isFrame && at + 9 <= bytes.length) size = larger(size, { height: view.getUint16(at + 5), width: view.getUint16(at + 7) });
    at += 2 + view.getUint16(at + 2);
  }
  return size;
}

const START_OF_SCAN = 0xda;
/** Huffman tables, an extension, arithmetic coding's conditions: among the frames' numbers, but none. */
const NO_FRAMES: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

function larger(one: ImageSize | null, other: ImageSize): ImageSize {
  return { width: Math.max(one?.width ?? 0, other.width), height: Math.max(one?.height ?? 0, other.height) };
}
