import type { Period } from "./coupon";

export type PeriodPhase = "before" | "within" | "after";

/** Where an instant lies in a period: the start belongs to it, the end does not (R26). */
export function periodPhase(period: Period, nowMs: number): PeriodPhase {
  if (period.startMs !== null && nowMs < period.startMs) return "before";
  if (period.endMs !== null && nowMs >= period.endMs) return "after";
  return "within";
}
