import { use, useState } from "react";
import { ActionButton } from "../action-button";
import styles from "./copy-code.module.css";
import { FirstDrawing } from "./first-drawing";

interface CopyCodeProps {
  readonly code: string;
  readonly label: string;
  readonly kind?: "primary" | "secondary";
  /** What to do where the browser does not let it be copied. */
  readonly refusedSaid?: string;
}

/**
 * Copies a code for pasting it into a web shop. Absent where the browser lets no page write to the clipboard (a chat's
 * own browser, an address without https): the code itself can be selected there.
 */
export function CopyCode({ code, label, kind = "primary", refusedSaid = "Hold the code to copy it" }: CopyCodeProps) {
  const [outcome, setOutcome] = useState<"not yet" | "copied" | "refused">("not yet");
  if (use(FirstDrawing).isStill) {
    return (
      <span className={styles.toCome} aria-hidden="true">
        <ActionButton kind={kind} disabled>
          <span dir="auto">{label}</span>
        </ActionButton>
      </span>
    );
  }
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return null;

  const copy = () => {
    clipboard.writeText(code).then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  };
  return (
    <ActionButton kind={kind} onClick={copy}>
      {/* A status would be told apart from the button, and leave it without a name. */}
      <span aria-live="polite" dir="auto">
        {{ "not yet": label, copied: "Copied", refused: refusedSaid }[outcome]}
      </span>
    </ActionButton>
  );
}
