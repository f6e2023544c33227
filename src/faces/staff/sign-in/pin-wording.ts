import type { PinProblem } from "../../../client/till/till";
import { sayCount } from "../../../ui/formats/say-count";
import { sayWhenShort, type Viewpoint } from "../../../ui/formats/say-when";

/** Why a PIN was not taken, and what to do. */
export function wordPinProblem(problem: PinProblem, from: Viewpoint): string {
  switch (problem.kind) {
    case "wrong-pin":
      return `That is not the PIN. ${sayCount(problem.triesLeft, { one: "try", other: "tries" }, from.locale)} left.`;
    case "locked":
      return `Too many wrong tries. Wait until ${sayLockEnd(problem.untilMs, from)}, then try again.`;
    case "unknown-staff":
      return "This name is not on the till’s list any more. Ask a manager.";
  }
}

/** Is the keypad shut now? */
export function isLocked(problem: PinProblem | null, nowMs: number): boolean {
  return problem?.kind === "locked" && nowMs < problem.untilMs;
}

/** The minute after which the lock is open for certain. */
function sayLockEnd(untilMs: number, from: Viewpoint): string {
  const minuteMs = 60_000;
  return sayWhenShort(Math.ceil(untilMs / minuteMs) * minuteMs, from);
}
