import type { Undo } from "../../../client/till/till";

export type UndoProblem = Exclude<Undo["kind"], "undone">;

/** Why a redemption was not undone, and what to do. */
export function wordUndoProblem(problem: UndoProblem): string {
  switch (problem) {
    case "too-late":
      return "Not undone: the time for it is over. A supervisor can still undo it, under “Today”.";
    case "already-undone":
      return "This was undone before.";
    case "unknown-redemption":
      return "Not undone: this till does not hold the redemption any more. A manager can still reverse it.";
    case "not-stored":
      return "Not undone: this device could not store it. Press Undo again.";
    case "signed-out":
      return "Not undone: sign in first.";
  }
}
