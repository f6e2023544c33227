/** How long nobody has to have touched a till for it to lock, unless the workspace says otherwise (R67). */
export const DEFAULT_AUTO_LOCK_MS = 5 * 60 * 1000;

/** So much longer while a verdict is on the screen: whoever has to read it may be busy with the customer. */
export const VERDICT_HELD_MS = 5 * 60 * 1000;

/** What decides whether a till locks now; times are the till's corrected ones. */
export type Idleness = {
  /** When somebody touched it last, in any tab. */
  readonly activeMs: number;
  readonly nowMs: number;
  /** 0: it never locks. */
  readonly autoLockMs: number;
  /** For how much longer than that something on the screen is to stay. */
  readonly heldMs: number;
};

/** A clock set back locks as well: how long it has been is not known then. */
export function mayLock({ activeMs, nowMs, autoLockMs, heldMs }: Idleness): boolean {
  return autoLockMs > 0 && Math.abs(nowMs - activeMs) >= autoLockMs + heldMs;
}
