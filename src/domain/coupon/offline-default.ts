import type { CodeSource, Counts, OfflineMode } from "./coupon";

/** What a till may do offline unless the manager says otherwise (R45). */
export function offlineDefault(source: CodeSource, counts: Counts): OfflineMode {
  return spendsUnits({ source, counts }) ? "lease-only" : "allow";
}

/** Whether redeeming spends a unit of an amount: only where showings of a fixed code count (R44). */
export function spendsUnits(terms: { readonly source: CodeSource; readonly counts: Counts }): boolean {
  return terms.source.kind === "fixed" && terms.counts === "code";
}
