import type { Effort } from "./decoder";

/** What is done to a picture before an engine looks at it; steps that are left out change nothing. */
export interface Preparation {
  /** Turned by this much, so that a bar code comes to lie level. */
  readonly turnDeg?: number;
  /** Rows melted into few, widened and sharpened: for bars that are blurred or grainy, and thin or broad. */
  readonly bars?: "thin" | "broad";
  readonly enlarged?: true;
  readonly tone?: "inverted" | "softened" | "brightened";
}

/** One way of looking at a picture. */
export interface Pass extends Preparation {
  /** For people who look into the scanner: short, and no two alike. */
  readonly name: string;
  readonly effort: Effort;
}

/** Thick bars are read this far off level. */
export const BAR_STEP_DEG = 15;

/** Bars are read upside down too: with the level, the first five go all the way round for thick ones. */
const BAR_ANGLES_DEG = [90, 30, 150, 60, 120, 15, 165, 45, 135, 75, 105];

/** Also the second opinion on bars that were read from the picture as it is. */
export const LEVEL_BARS_PASS = barsPass("thin", 0);

const [uprightBars, ...turnedBars] = BAR_ANGLES_DEG.map((turnDeg) => barsPass("thin", turnDeg));

/** The cheap one, for every picture. */
export const FAST_PASS: Pass = { name: "fast", effort: "fast" };

/** All others, in the order in which they take turns. */
export const THOROUGH_PASSES: readonly Pass[] = [
  { name: "thorough", effort: "thorough" },
  LEVEL_BARS_PASS,
  uprightBars!,
  ...turnedBars,
  { name: "enlarged", effort: "thorough", enlarged: true },
  barsPass("broad", 0),
  barsPass("broad", 90),
  { name: "softened", effort: "qr-evenly-lit", tone: "softened" },
  { ...barsPass("thin", 0), name: "inverted bars", tone: "inverted" },
  { name: "brightened", effort: "qr", tone: "brightened" },
];

const THIN_BARS_PASSES = new Map([LEVEL_BARS_PASS, uprightBars!, ...turnedBars].map((pass) => [pass.turnDeg, pass]));

/** The passes for thin bars that a picture turned by so much may show. */
export function barsPassesAt(turnsDeg: readonly number[]): readonly Pass[] {
  return turnsDeg.map((turnDeg) => THIN_BARS_PASSES.get(turnDeg)).filter((pass) => pass !== undefined);
}

function barsPass(bars: "thin" | "broad", turnDeg: number): Pass {
  return { name: `${bars} bars at ${turnDeg}°`, effort: "bars", bars, turnDeg };
}
