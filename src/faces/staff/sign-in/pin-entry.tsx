import { type ReactNode, useState } from "react";
import type { PinProblem, PinWait } from "../../../client/till/till";
import { PIN_LENGTH } from "../../../domain/staff/pin";
import { Keypad } from "../../../ui/keypad";
import { wordPinProblem, wordPinWait } from "./pin-wording";
import styles from "./sign-in-page.module.css";
import { usePinWait } from "./use-pin-wait";

type Entry =
  | { readonly phase: "typing"; readonly digits: string; readonly problem: Exclude<PinProblem, PinWait> | null }
  | { readonly phase: "checking"; readonly digits: string };

interface PinEntryProps {
  readonly label: string;
  /** Whose PIN. */
  readonly staffId: string;
  readonly submitLabel: string;
  /** Null: the PIN was right, and this goes away. */
  readonly check: (pin: string) => Promise<PinProblem | null>;
  /** @param wait for how long no PIN is taken; null: one is */
  readonly children?: (wait: PinWait | null, askAgain: () => void) => ReactNode;
}

/** A PIN, checked on this device, so it works without a network; wrong tries and waits in words. */
export function PinEntry({ label, staffId, submitLabel, check, children }: PinEntryProps) {
  const [entry, setEntry] = useState<Entry>({ phase: "typing", digits: "", problem: null });
  const { wait, askAgain } = usePinWait(staffId);
  const submit = async () => {
    setEntry({ phase: "checking", digits: entry.digits });
    const problem = await check(entry.digits);
    setEntry({ phase: "typing", digits: "", problem: problem?.kind === "locked" ? null : problem });
    askAgain();
  };
  return (
    <div className={styles.pin}>
      <p className={styles.problem} role="alert">
        {wait !== null && wordPinWait(wait)}
        {wait === null && entry.phase === "typing" && entry.problem !== null && wordPinProblem(entry.problem)}
      </p>
      <Keypad
        label={label}
        digits={entry.digits}
        onDigits={(digits) => setEntry({ phase: "typing", digits, problem: null })}
        onSubmit={() => void submit()}
        minLength={PIN_LENGTH.min}
        maxLength={PIN_LENGTH.max}
        submitLabel={entry.phase === "checking" ? "Checking…" : submitLabel}
        disabled={entry.phase === "checking" || wait !== null}
      />
      {children?.(wait, askAgain)}
    </div>
  );
}
