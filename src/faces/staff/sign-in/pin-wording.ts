import type { PinProblem, PinWait } from "../../../client/till/till";
import { sayCount } from "../../../ui/formats/say-count";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayRemaining } from "../../../ui/formats/say-when";

/** Why a PIN was not taken, and what to do; of a wait the screen tells by itself. */
export function wordPinProblem(problem: Exclude<PinProblem, PinWait>): string {
  switch (problem.kind) {
    case "wrong-pin":
      return `That is not the PIN. ${sayCount(problem.triesLeft, { one: "try", other: "tries" }, SCREEN_LOCALE)} left.`;
    case "unknown-staff":
      return "This name is not on the till’s list any more. Ask a manager.";
  }
}

export function wordPinWait({ whose, waitMs }: PinWait): string {
  const tries = whose === "person" ? "Too many wrong tries." : "Too many wrong tries at this till.";
  return `${tries} Wait ${sayRemaining(waitMs)}, then try again.`;
}
