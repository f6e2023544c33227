import type { CodeType } from "../../../domain/code/code-type";
import { drawCode } from "../../../ui/draw-code/draw-code";
import { spellCode } from "../../../ui/formats/group-code";

interface Pictured {
  readonly title: string;
  readonly codeType: CodeType;
  readonly code: string | null;
  readonly claimLink: string | null;
}

const WIDTH = 1_080;
const MARGIN = 72;
const TITLE_PX = 64;
const CODE_PX = 48;

/** A PNG of a coupon, black on white: its title, its code drawn and spelled. Of a fixed code the claim's own QR is drawn. */
export async function drawPicture({ title, codeType, code, claimLink }: Pictured): Promise<Blob> {
  const drawing = claimLink !== null ? drawCode("qr", claimLink) : codeType === "promo" || code === null ? null : drawCode(codeType, code);
  const canvas = document.createElement("canvas");
  const context = contextOf(canvas);
  const titleLines = linesOf(context, title, `800 ${TITLE_PX}px "Figtree Variable", sans-serif`);
  const codeLines = code === null ? [] : linesOf(context, spellCode(code, codeType), `${CODE_PX}px "JetBrains Mono Variable", monospace`);
  // Whole pixels a module: soft edges cost a narrow bar its width.
  const scale = drawing === null ? 0 : Math.max(1, Math.floor((WIDTH - 2 * MARGIN) / drawing.width));
  const codeHeight = drawing === null ? 0 : drawing.height * scale;
  canvas.width = Math.max(WIDTH, (drawing?.width ?? 0) * scale);
  canvas.height = 3 * MARGIN + codeHeight + titleLines.length * TITLE_PX * 1.2 + codeLines.length * CODE_PX * 1.4;
  const paint = contextOf(canvas);
  paint.fillStyle = "#ffffff";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.fillStyle = "#000000";
  paint.textAlign = "center";
  paint.textBaseline = "top";
  let y = MARGIN;
  paint.font = `800 ${TITLE_PX}px "Figtree Variable", sans-serif`;
  for (const line of titleLines) {
    paint.fillText(line, canvas.width / 2, y);
    y += TITLE_PX * 1.2;
  }
  if (drawing !== null) {
    paint.save();
    paint.translate(Math.round((canvas.width - drawing.width * scale) / 2), Math.round(y + MARGIN / 2));
    paint.scale(scale, scale);
    paint.fill(new Path2D(drawing.path), "evenodd");
    paint.restore();
  }
  y += MARGIN + codeHeight;
  paint.font = `${CODE_PX}px "JetBrains Mono Variable", monospace`;
  for (const line of codeLines) {
    paint.fillText(line, canvas.width / 2, y);
    y += CODE_PX * 1.4;
  }
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("The picture is too large for this browser.")) : resolve(blob)), "image/png");
  });
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser draws nothing.");
  return context;
}

function linesOf(context: CanvasRenderingContext2D, text: string, font: string): readonly string[] {
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= WIDTH - 2 * MARGIN) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
