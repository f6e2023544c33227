import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pngOf } from "../../../test/builders/images";
import { IMAGE_LIMITS, readImage } from "./read-image";

const FILES = readFileSync(join(import.meta.dirname, "../../../test/fixtures/images/as-programs-write-them.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [type = "", size = "", base64 = ""] = line.split(" ");
    const [width, height] = size.split("x").map(Number);
    return { type, width, height, bytes: new Uint8Array(Buffer.from(base64, "base64")) };
  });

describe("[R73] a picture", () => {
  test.each(FILES)("is known by its own bytes, with its size: $type, $width by $height", ({ bytes, ...header }) => {
    expect(readImage(bytes)).toEqual({ ok: true, value: header });
  });

  test.each(["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<?xml version='1.0'?><svg/>", "<html>", "%PDF-1.7", "BM......", ""])("that is none of ours is not taken: %s", (text) => {
    expect(readImage(new TextEncoder().encode(text))).toEqual({ ok: false, problem: { kind: "unknown-type" } });
  });

  test.each([
    [4_096, 3_906, true],
    [4_097, 1, false],
    [1, 4_097, false],
    [4_096, 4_096, false],
    [2 ** 31, 2 ** 31, false],
  ])("may have so many pixels: %i by %i", (width, height, fits) => {
    expect(readImage(pngOf(width, height))).toEqual(fits ? { ok: true, value: { type: "image/png", width, height } } : { ok: false, problem: { kind: "too-many-pixels" } });
  });

  test.each([
    [0, 0, 4_096, 3_906, true],
    [0, 0, 65_535, 65_535, false],
    [4_095, 0, 2, 1, false],
    [0, 4_095, 1, 2, false],
  ])("has the pixels of its largest frame too: %i, %i, %i by %i", (left, top, width, height, fits) => {
    const spoken = [0x21, 0xfe, 2, 0x2c, 0x2c, 0];
    const frame = [0x2c, ...[left, top, width, height].flatMap((number) => [number & 0xff, number >> 8]), 0, 2, 1, 0, 0];
    const bytes = new Uint8Array([...new TextEncoder().encode("GIF89a"), 1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, ...spoken, ...frame, 0x3b]);
    expect(readImage(bytes).ok).toBe(fits);
  });

  test("without a pixel, or over 1 MB, is not taken", () => {
    expect(readImage(pngOf(0, 1))).toEqual({ ok: false, problem: { kind: "unreadable" } });
    const large = new Uint8Array(IMAGE_LIMITS.maxBytes + 1);
    large.set(pngOf(1, 1));
    expect(readImage(large.subarray(0, IMAGE_LIMITS.maxBytes)).ok).toBe(true);
    expect(readImage(large)).toEqual({ ok: false, problem: { kind: "too-large" } });
  });

  test("that is cut or spoilt anywhere is a value too, never a bug, and never more than the limits allow", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), ({ bytes }, cut, wild) => {
        const spoilt = bytes.slice(0, (cut % bytes.length) + 1);
        for (const [at, value] of wild) spoilt[at % spoilt.length] = value;
        const read = readImage(spoilt);
        if (read.ok) expect(read.value.width * read.value.height).toBeLessThanOrEqual(IMAGE_LIMITS.maxPixels);
      }),
    );
  });
});
