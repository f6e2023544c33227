/** How long a cashier may undo, unless the workspace says otherwise (R12). */
export const DEFAULT_UNDO_WINDOW_MS = 10 * 60 * 1000;

/** How long a supervisor may, by their PIN: as long as a till remembers what it has redeemed (R12, R16). */
export const SUPERVISOR_UNDO_WINDOW_MS = 30 * 24 * 60 * 60 * 1000;

/** What decides whether a redemption may still be undone at its till; times are the till's corrected ones. */
export type UndoRequest = {
  readonly redeemedAtMs: number;
  readonly nowMs: number;
  readonly undoWindowMs: number;
  readonly isReversed: boolean;
};

/**
 * Whether a cashier, or with a longer window a supervisor, may undo a redemption now (R12). Judged here alone: a reversal that arrives late is never refused.
 * A clock set back does not widen the window.
 */
export function mayUndo(request: UndoRequest): boolean {
  return !request.isReversed && Math.abs(request.nowMs - request.redeemedAtMs) < request.undoWindowMs;
}
