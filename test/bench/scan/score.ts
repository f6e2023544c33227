import type { EngineName, Reading } from "./engines";

/** A photograph, and what is in it. */
export interface Photograph {
  readonly file: string;
  readonly symbology: Symbology | "negative" | "code39ext";
  readonly expected?: string;
  /** Other texts that are in the picture too. */
  readonly accept?: readonly string[];
}

export type Symbology = "qrcode" | "code128" | "code39" | "ean13";

/** `false-positive`: a text where there is no code to read. */
export type Verdict = "right" | "wrong" | "nothing" | "false-positive";

export interface Judged {
  readonly photograph: Photograph;
  readonly verdict: Verdict;
  readonly ms: number;
}

export interface EngineScore {
  readonly name: EngineName;
  readonly bySymbology: Partial<Record<Symbology, SymbologyScore>>;
  readonly falsePositives: number;
  readonly msMedian: number;
  readonly msP95: number;
}

type SymbologyScore = Readonly<Record<"images" | "right" | "wrong" | "msMedian" | "msP95", number>>;

/** One right text makes a photograph right, whatever else is read in it; others alone are wrong. */
export function judge({ symbology, expected, accept = [] }: Photograph, { reads }: Pick<Reading, "reads">): Verdict {
  if (reads.length === 0) return "nothing";
  if (symbology === "negative") return "false-positive";
  const texts = [expected ?? "", ...accept].map((text) => comparable(symbology === "ean13" ? text.padStart(13, "0") : text));
  return reads.some(({ text }) => texts.includes(comparable(text))) ? "right" : "wrong";
}

export function scoreOf(name: EngineName, judged: readonly Judged[]): EngineScore {
  const bySymbology: Partial<Record<Symbology, SymbologyScore>> = {};
  for (const symbology of ["qrcode", "code128", "code39", "ean13"] as const) {
    const some = judged.filter(({ photograph }) => photograph.symbology === symbology);
    const count = (wanted: Verdict) => some.filter(({ verdict }) => verdict === wanted).length;
    bySymbology[symbology] = { images: some.length, right: count("right"), wrong: count("wrong"), ...timesOf(some) };
  }
  const falsePositives = judged.filter(({ verdict }) => verdict === "false-positive").length;
  return { name, bySymbology, falsePositives, ...timesOf(judged) };
}

function timesOf(judged: readonly Judged[]): { readonly msMedian: number; readonly msP95: number } {
  const sorted = judged.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { msMedian: at(0.5), msP95: at(0.95) };
}

/** Line ends, group separators and spaces around a text are no part of it. */
function comparable(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\u001d", "").trim();
}
