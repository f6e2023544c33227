/** What an engine made of one code, held at an angle before a camera that sees it so well. */
export interface FrameRow {
  readonly size: string;
  readonly symbology: "qrcode" | "code128" | "code39" | "ean13";
  readonly angle: number;
  readonly level: number;
  readonly read: boolean;
  readonly wrong: boolean;
  readonly frames: number;
  readonly ms: number;
}

/** In percent. */
export function shareRead(rows: readonly FrameRow[]): number {
  return Math.round((100 * rows.filter(({ read }) => read).length) / Math.max(1, rows.length));
}

type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What was read in percent, a line for each size and symbology, a column for each level. */
export function byLevel(rows: readonly FrameRow[]): Table {
  const lines: Record<string, Record<string, number>> = {};
  for (const { size, symbology, level } of rows) {
    const some = rows.filter((row) => row.size === size && row.symbology === symbology && row.level === level);
    (lines[`${size} ${symbology}`] ??= {})[`level ${level}`] = shareRead(some);
  }
  return lines;
}

/** What was read in percent, a line for each size and symbology, a column for each angle. */
export function inColumns(rows: readonly FrameRow[]): Table {
  const lines: Record<string, Record<string, number>> = {};
  for (const { size, symbology } of rows) {
    const some = rows.filter((row) => row.size === size && row.symbology === symbology);
    const angles = [...new Set(some.map(({ angle }) => angle))];
    lines[`${size} ${symbology}`] = {
      all: shareRead(some),
      ...Object.fromEntries(angles.map((angle) => [`${angle}°`, shareRead(some.filter((row) => row.angle === angle))])),
    };
  }
  return lines;
}
