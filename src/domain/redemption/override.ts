import { fail, ok, type Result } from "../result";
import type { Override } from "../sync/event";
import { REFUSALS, isOverridable, type OverridableReason, type Refusal, type RefusalReason } from "./refusal";

export type OverrideProblem =
  | { readonly kind: "not-allowed-here" }
  | { readonly kind: "note-missing" }
  | { readonly kind: "note-too-long"; readonly max: number }
  | { readonly kind: "cannot-override"; readonly reasons: readonly RefusalReason[] };

export const OVERRIDE_NOTE_MAX_LENGTH = 200;

/** A supervisor's wish to redeem against refusals. */
export type OverrideRequest = {
  readonly refusals: readonly Refusal[];
  readonly supervisorId: string;
  readonly note: string;
  readonly workspaceAllows: boolean;
};

/** The override that lifts every one of some refusals, each of which it names (R13). */
export function overrideRefusals(request: OverrideRequest): Result<Override, OverrideProblem> {
  const note = request.note.trim();
  const reasons = request.refusals.map((refusal) => refusal.reason);
  if (!request.workspaceAllows) return fail({ kind: "not-allowed-here" });
  const fixed = reasons.filter((reason) => !isOverridable(reason));
  if (fixed.length > 0) return fail({ kind: "cannot-override", reasons: fixed });
  if (note.length === 0) return fail({ kind: "note-missing" });
  if (note.length > OVERRIDE_NOTE_MAX_LENGTH) return fail({ kind: "note-too-long", max: OVERRIDE_NOTE_MAX_LENGTH });
  return ok({ reasons: reasons.filter(isOverridable), note, supervisorId: request.supervisorId });
}

/** Whether an override puts its redemption outside one-use and cap, so that it never conflicts (R13). */
export function isExtra(reasons: readonly OverridableReason[]): boolean {
  return reasons.some((reason) => REFUSALS[reason].extra);
}
