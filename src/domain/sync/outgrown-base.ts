/** From when on a base is outgrown. `changes`: fewer cost less to hold than a base to fetch. */
export type OutgrownLimits = { readonly changes: number; readonly share: number; readonly betweenTriesMs: number };

export const OUTGROWN: OutgrownLimits = { changes: 4_000, share: 0.02, betweenTriesMs: 30 * 60 * 1000 };

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
  limits = OUTGROWN,
): boolean {
  if (changed <= Math.max(limits.changes, records * limits.share)) return false;
  // A try that lies ahead was made before the clock was set back.
  return triedMs === null || nowMs < triedMs || nowMs - triedMs >= limits.betweenTriesMs;
}
