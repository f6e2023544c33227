import type { RedemptionState } from "../../../client/till/till";
import type { ConflictCause } from "../../../domain/sync/event";
import type { Resolution } from "../../../domain/sync/resolve-conflict";
import { CONFLICT_WORDS } from "../../../domain/wording/conflict-words-table";
import type { Verdict } from "../../../ui/verdict-shape";

/** Where a redemption stands, in words, and the shape beside them; null: no shape, nothing to look at. */
export function wordState(state: RedemptionState): { readonly words: string; readonly verdict: Verdict | null } {
  switch (state.kind) {
    case "waiting":
      return { words: "Waiting for the network", verdict: "wait" };
    case "sending":
      return { words: "Being sent", verdict: "wait" };
    case "confirmed":
      return { words: "Confirmed by the server", verdict: "go" };
    case "parked":
      return { words: "Set aside: the server could not take it. It is tried again every day.", verdict: "wait" };
    case "undone":
      return { words: state.acknowledged ? "Undone" : "Undone, waiting for the network", verdict: null };
    case "conflict":
      return wordConflict(state.cause, state.resolution);
    case "refused":
      return { words: "The server kept this aside. A manager can see why.", verdict: "stop" };
  }
}

function wordConflict(cause: ConflictCause, resolution: Resolution | null): ReturnType<typeof wordState> {
  const conflict = `Conflict: ${CONFLICT_WORDS[cause].atTill}.`;
  switch (resolution) {
    case null:
      return { words: `${conflict} A manager decides.`, verdict: "stop" };
    case "loss":
      return { words: `${conflict} A manager has accepted it as a loss.`, verdict: null };
    case "fraud":
      return { words: `${conflict} A manager has marked it as fraud.`, verdict: "stop" };
    case "reversed":
      return { words: "Undone by a manager", verdict: null };
    case "promoted":
      return { words: "Settled: the other redemption was undone, so this one counts.", verdict: "go" };
  }
}

/** Does a person have to look at it, and has nobody said so yet? */
export function needsLook(state: RedemptionState): boolean {
  return (state.kind === "conflict" || state.kind === "refused") && !state.seen;
}
