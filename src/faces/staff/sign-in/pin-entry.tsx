import { type ReactNode, useState } from "react";
import type { PinProblem } from "../../../client/till/till";
import { Keypad } from "../../../ui/keypad";
import { useViewpoint } from "../use-viewpoint";
import { isLocked, wordPinProblem } from "./pin-wording";
import styles from "./sign-in-page.module.css";

type Entry =
  | { readonly phase: "typing"; readonly digits: string; readonly problem: PinProblem | null }
  | { readonly phase: "checking"; readonly digits: string };

interface PinEntryProps {
  readonly label: string;
  readonly submitLabel: string;
  /** Null: the PIN was right, and this goes away. */
  readonly check: (pin: string) => Promise<PinProblem | null>;
  readonly children?: ReactNode;
}

/** A PIN, checked on this device, so it works without a network; wrong tries and locks in words. */
export function PinEntry({ label, submitLabel, check, children }: PinEntryProps) {
  const [entry, setEntry] = useState<Entry>({ phase: "typing", digits: "", problem: null });
  const from = useViewpoint(1000);
  const problem = entry.phase === "typing" ? entry.problem : null;
  const submit = async () => {
    setEntry({ phase: "checking", digits: entry.digits });
    setEntry({ phase: "typing", digits: "", problem: await check(entry.digits) });
  };
  return (
    <div className={styles.pin}>
      <p className={styles.problem} role="alert">
        {problem !== null && wordPinProblem(problem, from)}
      </p>
      <Keypad
        label={label}
        digits={entry.digits}
        onDigits={(digits) => setEntry({ phase: "typing", digits, problem: null })}
        onSubmit={() => void submit()}
        submitLabel={entry.phase === "checking" ? "Checking…" : submitLabel}
        disabled={entry.phase === "checking" || isLocked(problem, from.nowMs)}
      />
      {children}
    </div>
  );
}
