import type { DrawingContext, RenderOptions } from "bwip-js/browser";
import { code128, code39, ean13, qrcode } from "bwip-js/browser";
import type { ScannedCodeType } from "../../domain/code/code-type";

/** A code as black on white, quiet zone included; all lengths in modules (the width of the narrowest bar). */
export interface CodeDrawing {
  readonly width: number;
  readonly height: number;
  /** The black of it as an SVG path, to be filled by the even-odd rule. */
  readonly path: string;
}

interface Symbology {
  readonly encode: (options: RenderOptions, context: DrawingContext<CodeDrawing>) => CodeDrawing;
  readonly options: Omit<RenderOptions, "text" | "scale"> & { readonly eclevel?: "M" };
  /** What bwip-js calls one module, at the scale below. */
  readonly unitsPerModule: number;
  /** White around the code, in modules; without it no scanner is obliged to read it. */
  readonly quiet: { readonly left: number; readonly right: number; readonly block: number };
}

/**
 * How each code type is drawn.
 * @see ISO/IEC 18004, 15417 and 16388 and the GS1 General Specifications, section 5.2.3, for the quiet zones
 */
const symbologies: Readonly<Record<ScannedCodeType, Symbology>> = {
  qr: {
    encode: qrcode,
    options: { bcid: "qrcode", eclevel: "M" },
    unitsPerModule: 4,
    quiet: { left: 4, right: 4, block: 4 },
  },
  code128: {
    encode: code128,
    options: { bcid: "code128" },
    unitsPerModule: 2,
    quiet: { left: 10, right: 10, block: 2 },
  },
  code39: {
    encode: code39,
    options: { bcid: "code39" },
    unitsPerModule: 2,
    quiet: { left: 10, right: 10, block: 2 },
  },
  ean13: {
    encode: ean13,
    options: { bcid: "ean13" },
    unitsPerModule: 2,
    quiet: { left: 11, right: 7, block: 2 },
  },
};

/** The latest drawings: a page that is shown again, on a phone each second, shows the same codes. */
const drawn = new Map<string, CodeDrawing>();
const MOST_KEPT = 200;

/** Draws a code that the rules of its type allow; any other throws. */
export function drawCode(codeType: ScannedCodeType, code: string): CodeDrawing {
  const what = `${codeType} ${code}`;
  const drawing = drawn.get(what) ?? drawAnew(codeType, code);
  drawn.delete(what);
  drawn.set(what, drawing);
  for (const oldest of drawn.keys()) if (drawn.size > MOST_KEPT) drawn.delete(oldest);
  return drawing;
}

function drawAnew(codeType: ScannedCodeType, code: string): CodeDrawing {
  const symbology = symbologies[codeType];
  // At an even scale the edges of every bar lie on whole units, whatever its width.
  return symbology.encode({ ...symbology.options, text: code, scale: 2 }, pathContext(symbology));
}

/** Collects what bwip-js draws into one path; it measures no text, because none is asked for. */
function pathContext({ unitsPerModule, quiet }: Symbology): DrawingContext<CodeDrawing> {
  const outlines: string[] = [];
  let width = 0;
  let height = 0;
  const outline = (points: readonly (readonly [number, number])[]) => {
    const placed = points.map(([x, y]) => `${x / unitsPerModule + quiet.left} ${y / unitsPerModule + quiet.block}`);
    outlines.push(`M${placed.join("L")}Z`);
  };
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(unitsWide, unitsHigh) {
      width = unitsWide / unitsPerModule + quiet.left + quiet.right;
      height = unitsHigh / unitsPerModule + 2 * quiet.block;
    },
    // A bar: x is its middle, y runs from its last row up to its first, both rows included.
    line(x, lastRow, _x, firstRow, lineWidth) {
      const [left, right] = [x - lineWidth / 2, x + lineWidth / 2];
      outline([[left, firstRow], [right, firstRow], [right, lastRow + 1], [left, lastRow + 1]]);
    },
    polygon: outline,
    hexagon: onlyBarsAndSquares,
    ellipse: onlyBarsAndSquares,
    text: onlyBarsAndSquares,
    fill: () => undefined,
    end: () => ({ width, height, path: outlines.join("") }),
  };
}

function onlyBarsAndSquares(): never {
  throw new Error("These code types are drawn with bars and squares only");
}
