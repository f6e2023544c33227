import type { ImageSize } from "./image-size";

/**
 * The size of a GIF: of its screen, or as far as its frames reach where one is larger, since browsers make room for each frame.
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function gifSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < SCREEN_END) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at16 = (at: number) => view.getUint16(at, true);
  let size: ImageSize = { width: at16(6), height: at16(8) };
  let at = SCREEN_END + colourTableLength(bytes[10]);
  // What is neither, the end among them, ends the reading, as it does in browsers.
  while (bytes[at] === EXTENSION || (bytes[at] === FRAME && at + FRAME_LENGTH <= bytes.length)) {
    if (bytes[at] === EXTENSION) {
      at = afterSubBlocks(bytes, at + 2);
      continue;
    }
    size = { width: Math.max(size.width, at16(at + 1) + at16(at + 5)), height: Math.max(size.height, at16(at + 3) + at16(at + 7)) };
    at = afterSubBlocks(bytes, at + FRAME_LENGTH + colourTableLength(bytes[at + 9]) + 1);
  }
  return size;
}

const SCREEN_END = 13;
const EXTENSION = 0x21;
const FRAME = 0x2c;
const FRAME_LENGTH = 10;

/** In bytes; 0 where the flags say that there is none. */
function colourTableLength(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Each sub-block says its own length, and one of none ends them. */
function afterSubBlocks(bytes: Uint8Array, first: number): number {
  let at = first;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) at += length + 1;
  return at + 1;
}
