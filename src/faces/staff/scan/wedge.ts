import { usCharacter } from "./us-keyboard";

/** Nobody types a whole code at this pace; slow Bluetooth scanners take 60 to 80 ms a key. */
const SLOWEST_PACE_MS = 85;

/** Longer gaps part two scans. Bluetooth hands keys over in bunches, with gaps longer than the scanner's own between them. */
const LONGEST_GAP_MS = 150;

/** Shorter is a person who rolled over the keys; where nothing ends the scan, more has to speak for one. */
const SHORTEST_CODE = { ended: 4, open: 6 };

/** Silence after a scan that nothing ends: so many times its longest gap, within limits. */
const SILENCE = { gaps: 3, atLeastMs: 100, atMostMs: 350 };

/** Some scanners end a scan twice, or after the silence. That must not press the button that the first end has brought. */
const AFTERMATH_MS = 150;

/** One key press; `key` and `code` as in a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly isShifted: boolean;
  readonly isCapsLocked: boolean;
  /** Held down to mean something else than a character; not AltGr, which is part of some. */
  readonly isCommand: boolean;
  readonly atMs: number;
}

/** What came so far of a possible scan by a scanner that types (a keyboard wedge). */
export interface Burst {
  readonly typed: string;
  /** The same keys on a US keyboard. */
  readonly physical: string;
  readonly keys: number;
  readonly isCapsLocked: boolean;
  readonly startMs: number;
  readonly lastMs: number;
  readonly longestGapMs: number;
  /** When the last scan ended. */
  readonly scannedMs: number;
}

export type KeyedText = Pick<Burst, "typed" | "physical" | "isCapsLocked">;

export interface TakenKey {
  readonly burst: Burst;
  readonly scanned: KeyedText | null;
  /** The key belongs to a scanner, and must do nothing else: press a button, scroll, move the focus. */
  readonly isSwallowed: boolean;
}

export const NO_BURST: Burst = {
  typed: "",
  physical: "",
  keys: 0,
  isCapsLocked: false,
  startMs: 0,
  lastMs: Number.NEGATIVE_INFINITY,
  longestGapMs: 0,
  scannedMs: Number.NEGATIVE_INFINITY,
};

/** Takes one key press into account: characters in quick succession that end with Enter or Tab are a scan. */
export function takeKey(burst: Burst, press: KeyPress): TakenKey {
  const isQuick = press.atMs - burst.lastMs <= LONGEST_GAP_MS;
  if (isEnd(press)) {
    if (isQuick && isScan(burst, SHORTEST_CODE.ended)) return { ...endBurst(burst, press.atMs), isSwallowed: true };
    const isEcho = press.atMs - burst.scannedMs <= AFTERMATH_MS;
    return { burst: { ...NO_BURST, scannedMs: isEcho ? press.atMs : burst.scannedMs }, scanned: null, isSwallowed: isEcho };
  }
  const characters = press.isCommand ? null : charactersOf(press);
  // Shift and the like come between the characters of a scan.
  if (characters === null) return { burst, scanned: null, isSwallowed: false };
  const before = isQuick ? burst : { ...NO_BURST, startMs: press.atMs, lastMs: press.atMs, scannedMs: burst.scannedMs };
  const grown: Burst = {
    ...before,
    typed: before.typed + characters.typed,
    physical: before.physical + characters.physical,
    keys: before.keys + 1,
    isCapsLocked: before.isCapsLocked || press.isCapsLocked,
    lastMs: press.atMs,
    longestGapMs: Math.max(before.longestGapMs, press.atMs - before.lastMs),
  };
  // A space presses the button that has the focus, a slash opens Firefox's search.
  return { burst: grown, scanned: null, isSwallowed: grown.keys > 1 };
}

/** How long it has to be silent after the last key for a scan that nothing ends; null where it is none yet. */
export function silenceMsAfter(burst: Burst): number | null {
  if (!isScan(burst, SHORTEST_CODE.open)) return null;
  return Math.min(Math.max(SILENCE.gaps * burst.longestGapMs, SILENCE.atLeastMs), SILENCE.atMostMs);
}

/** It was silent for so long: what came is a scan. */
export function endBurst({ typed, physical, isCapsLocked }: Burst, atMs: number): Omit<TakenKey, "isSwallowed"> {
  return { burst: { ...NO_BURST, scannedMs: atMs }, scanned: { typed, physical, isCapsLocked } };
}

function isScan({ keys, startMs, lastMs }: Burst, shortest: number): boolean {
  return keys >= shortest && (lastMs - startMs) / (keys - 1) <= SLOWEST_PACE_MS;
}

/** Carriage return and line feed may come as Ctrl+M and Ctrl+J, which would else open the browser's own windows. */
function isEnd({ key, isCommand }: KeyPress): boolean {
  return key === "Enter" || key === "Tab" || (isCommand && (key === "j" || key === "m"));
}

/** Null for a key that types nothing. A dead key or an input method shows only where the key lies. */
function charactersOf({ key, code, isShifted }: KeyPress): Pick<Burst, "typed" | "physical"> | null {
  const physical = usCharacter(code, isShifted);
  if ([...key].length === 1) return { typed: key, physical: physical ?? key };
  return (key === "Dead" || key === "Process") && physical !== null ? { typed: "", physical } : null;
}
