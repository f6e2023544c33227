/** Enough for the head of any picture; a JPEG's size stands behind its preview and colour profile. */
export const HEAD_BYTES = 1_000_000;

/**
 * How many pixels a PNG, JPEG, GIF or WebP unpacks to, by its head.
 * @param head the file's first `HEAD_BYTES` bytes, or all
 * @returns null where the head does not tell
 */
export function pixelCountOf(head: Uint8Array): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    if (hasText(head, 1, "PNG")) return view.getUint32(16) * view.getUint32(20);
    if (hasText(head, 0, "GIF8")) return view.getUint16(6, true) * view.getUint16(8, true);
    if (hasText(head, 0, "RIFF") && hasText(head, 8, "WEBP")) return pixelsOfWebp(head, view);
    return view.getUint16(0) === 0xffd8 ? pixelsOfJpeg(view) : null;
  } catch (error) {
    // The file is shorter than its head should be.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf table B.1 */
function pixelsOfJpeg(view: DataView): number | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // C4, C8 and CC of that range are tables, not frames.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function pixelsOfWebp(head: Uint8Array, view: DataView): number | null {
  if (hasText(head, 12, "VP8X")) return (1 + (view.getUint32(24, true) & 0xffffff)) * (1 + (view.getUint32(26, true) >>> 8));
  if (hasText(head, 12, "VP8 ")) return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
  if (!hasText(head, 12, "VP8L")) return null;
  const sides = view.getUint32(21, true);
  return (1 + (sides & 0x3fff)) * (1 + ((sides >>> 14) & 0x3fff));
}

function hasText(head: Uint8Array, at: number, text: string): boolean {
  return Array.from(text).every((letter, place) => head[at + place] === letter.charCodeAt(0));
}
