import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from "@zxing/library";
import { expect, test } from "vitest";
import type { ScannedCodeType } from "../../domain/code/code-type";
import { type CodeDrawing, drawCode } from "./draw-code";

test.each<[ScannedCodeType, string]>([
  ["qr", "https://example.org/c/1A-2_b"],
  ["qr", "凍檸茶 ½ off"],
  ["qr", "^029 is not an escape"],
  ["code128", "FLAT-white 12^FNC1"],
  ["code128", "0123456789"],
  ["code39", "BREAD 10%"],
  ["ean13", "5012345678900"],
])("a scanner reads the %s drawn for %j", (codeType, code) => {
  expect(scan(drawCode(codeType, code))).toBe(code);
});

test("a drawing brings its quiet zone", () => {
  const { path, width } = drawCode("ean13", "5012345678900");
  const edges = [...path.matchAll(/[ML]([\d.]+) /g)].map((match) => Number(match[1]));
  expect(Math.min(...edges)).toBe(11);
  expect(width - Math.max(...edges)).toBe(7);
});

test("a code that its type cannot hold is a bug, not an empty drawing", () => {
  expect(() => drawCode("ean13", "5012345678901")).toThrow();
});

const pixelsPerModule = 4;

function scan(drawing: CodeDrawing): string {
  const [width, height] = [drawing.width * pixelsPerModule, drawing.height * pixelsPerModule];
  const source = new RGBLuminanceSource(paint(drawing, width, height), width, height);
  const bitmap = new BinaryBitmap(new HybridBinarizer(source));
  return new MultiFormatReader().decode(bitmap, new Map([[DecodeHintType.TRY_HARDER, true]])).getText();
}

/** Fills the path by the even-odd rule: a pixel is black if an odd number of upright edges lies to its left. */
function paint({ path }: CodeDrawing, width: number, height: number): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(width * height).fill(255);
  const edges = uprightEdges(path);
  for (let y = 0; y < height; y++) {
    const row = (y + 0.5) / pixelsPerModule;
    const crossed = edges.filter((edge) => edge.top < row && row < edge.bottom);
    for (let x = 0; x < width; x++) {
      const column = (x + 0.5) / pixelsPerModule;
      if (crossed.filter((edge) => edge.x < column).length % 2 === 1) grey[y * width + x] = 0;
    }
  }
  return grey;
}

function uprightEdges(path: string): { x: number; top: number; bottom: number }[] {
  return path.split("Z").flatMap((outline) => {
    const numbers = outline.matchAll(/([\d.]+) ([\d.]+)/g);
    const points = Array.from(numbers, ([, x, y]) => ({ x: Number(x), y: Number(y) }));
    return points.flatMap((from, place) => {
      const to = points[(place + 1) % points.length];
      if (to === undefined || to.x !== from.x) return [];
      return [{ x: from.x, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) }];
    });
  });
}
