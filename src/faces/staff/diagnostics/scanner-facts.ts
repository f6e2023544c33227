import type { NativeState, OwnEngine } from "../../../client/scanner/decoder";
import type { PassReport, ReadReport, ScanReport, Taken } from "../../../client/scanner/scan-record";
import { CODE_TYPES } from "../../../domain/code/code-type";
import type { Fact } from "./fact";
import { wordTimes } from "./word-times";

const OWN_ENGINES: Readonly<Record<OwnEngine, string>> = {
  "zxing-wasm": "zxing-wasm",
  "zxing-js": "zxing-js, as WebAssembly does not run here",
};

const NATIVE_STATES: Readonly<Record<NativeState, string>> = {
  absent: "there is none",
  "being-tried": "being tried",
  "lacks-formats": "not used: it does not know all kinds of codes",
  misread: "not used: it misread the codes that it was tried with",
  slow: "not used any more: it was too slow",
  failed: "not used: it stopped working",
  "in-use": "looks first",
};

export function scannerFacts({ last, frames, framesASecond, handoverMs, passesMs }: ScanReport): readonly Fact[] {
  if (last === null) return [];
  const { engine, choice, width, height, look } = last;
  return [
    { name: "Engine", value: engine },
    { name: "Our own engine", value: OWN_ENGINES[choice.own] },
    { name: "The browser’s detector", value: NATIVE_STATES[choice.native] },
    { name: "Frames looked at", value: `${frames}, ${rounded(framesASecond)} a second now` },
    { name: "Size of a frame", value: `${width} × ${height}` },
    { name: "Handing a frame over", value: wordTaken(handoverMs) },
    { name: "Looking at a frame", value: wordTaken(passesMs) },
    { name: "Brightness", value: `${Math.round(look.brightness)} of 255` },
    { name: "Sharpness", value: look.sharpness.toFixed(2) },
  ];
}

export function passFacts(passes: readonly PassReport[]): readonly Fact[] {
  return passes.map(({ name, times, ...taken }) => ({ name: capitalised(name), value: `${wordTaken(taken)}, ${wordTimes(times)}` }));
}

export function readFacts(reads: readonly ReadReport[]): readonly Fact[] {
  return reads.map((read) => ({ name: `${Math.round(read.agoMs / 1000)} s ago`, value: wordRead(read) }));
}

/** "Code 128, 12 characters, 2 frames, 180 ms". */
export function wordRead({ symbology, length, frames, tookMs }: Omit<ReadReport, "agoMs">): string {
  return [
    CODE_TYPES[symbology].label,
    `${length} ${length === 1 ? "character" : "characters"}`,
    `${frames} ${frames === 1 ? "frame" : "frames"}`,
    `${Math.round(tookMs)} ms`,
  ].join(", ");
}

function wordTaken(taken: Taken | null): string {
  return taken === null ? "–" : `${rounded(taken.last)} ms, ${rounded(taken.mean)} ms on average`;
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
