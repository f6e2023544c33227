/** What a manager can make of a conflict (R11). */
export const MANAGERS_RESOLUTIONS = ["loss", "fraud", "reversed"] as const;
export type ManagersResolution = (typeof MANAGERS_RESOLUTIONS)[number];

/**
 * How a conflict was closed.
 * - `loss`: accepted; it stays, and may still be handed the code.
 * - `fraud`: it stays and is never handed the code.
 * - `reversed`: undone by a manager or by a till; for good.
 * - `promoted`: the code became its own, because who held it was undone; for good.
 */
export const RESOLUTIONS = [...MANAGERS_RESOLUTIONS, "promoted"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** Longest reason that a manager gives. */
export const RESOLUTION_NOTE_MAX_LENGTH = 500;

/** A resolution on record; `note` is null where no manager made it. */
export type Resolved = { readonly resolution: Resolution; readonly note: string | null };

export type ResolutionDecision =
  /** `reverses`: the redemption is undone, with a reversal on record. */
  | { readonly kind: "resolve"; readonly resolution: ManagersResolution; readonly reverses: boolean }
  /** The same was said before, with the same words. */
  | { readonly kind: "unchanged" }
  /** It was undone, or the code is its own by now: nothing about it can be changed. */
  | { readonly kind: "final"; readonly resolution: Resolution };

/** What follows from a manager's word on a conflict; `now`: the resolution that stands, null while it is open (R11). */
export function resolveConflict(
  now: Resolved | null,
  wanted: { readonly resolution: ManagersResolution; readonly note: string },
): ResolutionDecision {
  if (now?.resolution === wanted.resolution && now.note === wanted.note) return { kind: "unchanged" };
  if (now !== null && isFinal(now.resolution)) return { kind: "final", resolution: now.resolution };
  return { kind: "resolve", resolution: wanted.resolution, reverses: wanted.resolution === "reversed" };
}

/** Whether a resolution stands for good; a loss may become fraud and a fraud a loss. */
export function isFinal(resolution: Resolution): boolean {
  return resolution === "reversed" || resolution === "promoted";
}
