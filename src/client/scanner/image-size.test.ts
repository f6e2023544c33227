import { expect, test } from "vitest";
import { vastPicture } from "../../../test/fixtures/video/vast-picture";
import { pixelCountOf } from "./image-size";

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : part)));
const riff = (kind: string) => ["RIFF", [0, 0, 0, 0], "WEBP", kind, [0, 0, 0, 0]] as const;

test.each([
  ["a GIF", bytes("GIF89a", [0x20, 0x03, 0x58, 0x02]), 800 * 600],
  ["a JPEG behind its other parts", bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc4, 0, 3, 9, 0xff, 0xff, 0xc2, 0, 17, 8, 0x02, 0x58, 0x03, 0x20]), 800 * 600],
  ["a WebP with more in it", bytes(...riff("VP8X"), [0, 0, 0, 0, 0x1f, 0x4e, 0, 0x1f, 0x4e, 0]), 20_000 ** 2],
  ["a WebP", bytes(...riff("VP8 "), [0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x02]), 800 * 600],
  ["a WebP without loss", bytes(...riff("VP8L"), [0x2f, 0x1f, 0xc3, 0x95, 0x00]), 800 * 600],
])("tells the size of %s", (_what, head, pixels) => {
  expect(pixelCountOf(head)).toBe(pixels);
});

test("tells the size of a PNG, however little it was packed to", () => {
  const { buffer } = vastPicture();
  expect(buffer.length).toBeLessThan(100_000);
  expect(pixelCountOf(buffer)).toBe(20_000 ** 2);
});

test.each([bytes(), bytes("\u0089PNG"), bytes([0xff, 0xd8, 0xff]), bytes("%PDF-1.7"), bytes(...riff("VP8X"))])("says so where the head does not tell", (head) => {
  expect(pixelCountOf(head)).toBeNull();
});
