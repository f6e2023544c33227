import bwipjs from "bwip-js/node";

const QUIET_MODULES = 2;
/** Upper and lower module of a character cell, each light or dark, drawn light on dark terminals. */
const CELLS = { "00": "█", "01": "▀", "10": "▄", "11": " " } as const;

/** A QR code in half-block characters, two rows of modules to a line. */
export function terminalQr(text: string): string {
  const [symbol] = bwipjs.raw({ bcid: "qrcode", text });
  if (symbol === undefined || !("pixs" in symbol)) throw new Error("A QR code was not drawn as modules.");
  const { pixs, pixx, pixy } = symbol;
  const isDark = (x: number, y: number) => x >= 0 && x < pixx && y >= 0 && y < pixy && pixs[y * pixx + x] === 1;
  const lines: string[] = [];
  for (let y = -QUIET_MODULES; y < pixy + QUIET_MODULES; y += 2) {
    let line = "";
    for (let x = -QUIET_MODULES; x < pixx + QUIET_MODULES; x += 1) {
      line += CELLS[`${isDark(x, y) ? 1 : 0}${isDark(x, y + 1) ? 1 : 0}`];
    }
    lines.push(line);
  }
  return lines.join("\n");
}
