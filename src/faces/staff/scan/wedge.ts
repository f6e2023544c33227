/** Keys of a scanner come faster than this; nobody types a whole code so fast. */
const LONGEST_GAP_MS = 60;
/** Shorter is a person who rolled over the keys. */
const SHORTEST_CODE = 4;

/** What came so far of a possible scan by a scanner that types (a keyboard wedge). */
export type Burst = { readonly text: string; readonly lastMs: number };

export const NO_BURST: Burst = { text: "", lastMs: Number.NEGATIVE_INFINITY };

/**
 * Takes one key press into account: characters in quick succession that end with Enter are a scan.
 * @param key as `KeyboardEvent.key`
 */
export function takeKey(burst: Burst, key: string, nowMs: number): { readonly burst: Burst; readonly scanned: string | null } {
  const isQuick = nowMs - burst.lastMs <= LONGEST_GAP_MS;
  if (key === "Enter") {
    const isScan = isQuick && burst.text.length >= SHORTEST_CODE;
    return { burst: NO_BURST, scanned: isScan ? burst.text : null };
  }
  // Shift and the like come between the characters of a scan.
  if ([...key].length !== 1) return { burst, scanned: null };
  return { burst: { text: isQuick ? burst.text + key : key, lastMs: nowMs }, scanned: null };
}
