import type { ImageSize } from "./image-size";

/**
 * The size that an AVIF's properties say (`meta` › `iprp` › `ipco` › `ispe`); of several, as a grid and thumbnails have
 * them, the largest.
 * @see ISO/IEC 23008-12, section 6.5.3
 */
export function avifSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const within = (parts: readonly Part[], name: string) => parts.flatMap((part) => boxesIn(view, part, name));
  const whole: Part = { from: 0, to: bytes.length };
  // `meta` and `ispe` are full boxes: four bytes of version and flags come first.
  const meta = within([whole], "meta").map(({ from, to }) => ({ from: from + 4, to }));
  const sizes = within(within(within(meta, "iprp"), "ipco"), "ispe")
    .filter(({ from, to }) => to - from >= 12)
    .map(({ from }) => ({ width: view.getUint32(from + 4), height: view.getUint32(from + 8) }));
  if (sizes.length === 0) return null;
  return { width: Math.max(...sizes.map(({ width }) => width)), height: Math.max(...sizes.map(({ height }) => height)) };
}

/** Where a box's contents lie. */
type Part = { readonly from: number; readonly to: number };

function boxesIn(view: DataView, { from, to }: Part, name: string): readonly Part[] {
  const found: Part[] = [];
  let at = from;
  while (at + 8 <= to) {
    const length = view.getUint32(at);
    // 0: to the end. 1: a length of 64 bits follows, which nothing of a megabyte needs.
    const end = length === 0 ? to : at + length;
    if (length === 1 || end < at + 8 || end > to) return found;
    if (nameAt(view, at + 4) === name) found.push({ from: at + 8, to: end });
    at = end;
  }
  return found;
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
