import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { ScannedCodeType } from "../../src/domain/code/code-type";
import { codePicture, type DrawnCode } from "../fixtures/video/code-picture";
import type { Sight } from "./scan/camera-frame";
import { matrixOf } from "./scan/code-matrix";
import type { EngineName } from "./scan/engines";
import { byLevel, type FrameRow, inColumns, shareRead } from "./scan/frame-rows";
import { openScanner } from "./scan/open-scanner";
import type { ScannerBench } from "./scan/page";

declare const bench: ScannerBench;

const CODES: readonly DrawnCode[] = [
  { type: "qr", text: "TEAROFF-7F3K-9Q2M-FLAT-W" },
  { type: "code128", text: "SAVE-2026A" },
  { type: "code39", text: "TEAR-039" },
  { type: "ean13", text: "5901234123457" },
];

const SYMBOLOGIES: Readonly<Record<ScannedCodeType, FrameRow["symbology"]>> = { qr: "qrcode", code128: "code128", code39: "code39", ean13: "ean13" };

const ANGLES_DEG = [0, 5, 15, 30, 45, 60, 90, 180];

/**
 * Blur, greyness and noise grow together. At 1 zxing-wasm's defaults still read most level bars of a 720p frame, a tenth further
 * none: the levels lie a fifth to either side of that, whatever our own passes make of them.
 */
const sightOf = (severity: number): Sight => ({ blur: 0.001 * severity, contrast: 1 - 0.45 * severity, noise: 7 * severity });
const SIGHTS: readonly Sight[] = [0.8, 1, 1.2].map(sightOf);

/** Of single frames, in percent. Outside of it the frames are too easy or too hard to tell engines apart. */
const PEER_SHOULD_READ = { size: "1280x720", from: 45, to: 65 };

const SIZES = [[640, 480], [1280, 720], [1920, 1080]] as const;

const { json, size: only } = parseArgs({ options: { json: { type: "string" }, size: { type: "string" } } }).values;
const scanner = await openScanner();
try {
  const engines: { readonly name: EngineName; readonly rows: readonly FrameRow[] }[] = [];
  for (const name of ["tearoff", "zxing-wasm", "@zxing/browser", "zbar-wasm"] as const) engines.push({ name, rows: await rowsOf(name) });
  for (const { name, rows } of engines) {
    console.log(`${name}: ${shareRead(rows)} % read, ${rows.filter(({ wrong }) => wrong).length} wrong`);
    console.table(inColumns(rows));
    console.table(byLevel(rows));
  }
  const peerRows = engines.flatMap(({ name, rows }) => (name === "zxing-wasm" ? rows : [])).filter(({ size }) => size === PEER_SHOULD_READ.size);
  const { size, from, to } = PEER_SHOULD_READ;
  console.log(`zxing-wasm's defaults read ${shareRead(peerRows)} % of single ${size} frames; ${from} to ${to} % make a fair test.`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ engines })}\n`);
} finally {
  await scanner.close();
}

async function rowsOf(name: EngineName): Promise<readonly FrameRow[]> {
  const rows: FrameRow[] = [];
  for (const [width, height] of SIZES) {
    const size = `${width}x${height}`;
    if (only !== undefined && only !== size) continue;
    for (const code of CODES) {
      for (const angleDeg of ANGLES_DEG) {
        for (const level of SIGHTS.keys()) rows.push(await rowOf(name, code, { width, height, size, angleDeg, level, seed: rows.length }));
      }
    }
  }
  return rows;
}

interface Case {
  readonly width: number;
  readonly height: number;
  readonly size: string;
  readonly angleDeg: number;
  readonly level: number;
  readonly seed: number;
}

async function rowOf(name: EngineName, code: DrawnCode, { size, level, ...view }: Case): Promise<FrameRow> {
  const matrix = matrixOf(codePicture(code));
  const sight = SIGHTS[level]!;
  const { reads, frames, ms } = await scanner.page.evaluate(
    ([engine, modules, seen]) => bench.readCamera(engine, modules, seen),
    [name, matrix, { ...view, sight }] as const,
  );
  const isRight = (read: (typeof reads)[number]) => read.symbology === code.type && read.text === code.text;
  return {
    size,
    symbology: SYMBOLOGIES[code.type],
    angle: view.angleDeg,
    level,
    read: reads.some(isRight),
    wrong: reads.some((read) => !isRight(read)),
    frames,
    ms: Math.round(ms * 10) / 10,
  };
}
