/** Fewer changes than these cost less to hold than a base to fetch. */
export const CHANGES_WORTH_A_BASE = 4_000;
const CHANGED_SHARE = 0.02;
const BETWEEN_TRIES_MS = 30 * 60 * 1000;

/**
 * Whether a till should take a newer base of the same epoch, as what it holds over its own has outgrown it (R17). Not again
 * soon: the server's newest may be the one that the till has.
 * @param changed codes whose state the till holds outside its base
 * @param records codes in its base
 * @param triedMs when it last asked for a newer one; null: not since it was started
 */
export function isBaseOutgrown(
  { changed, records }: { readonly changed: number; readonly records: number },
  { triedMs, nowMs }: { readonly triedMs: number | null; readonly nowMs: number },
): boolean {
  if (changed <= Math.max(CHANGES_WORTH_A_BASE, records * CHANGED_SHARE)) return false;
  // A try that lies ahead was made before the clock was set back.
  return triedMs === null || nowMs < triedMs || nowMs - triedMs >= BETWEEN_TRIES_MS;
}
