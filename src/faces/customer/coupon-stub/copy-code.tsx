import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";

/**
 * Copies a code for pasting it into a web shop. Absent where the browser lets no page write to the clipboard (a chat's
 * own browser, an address without https): the code itself can be selected there.
 */
export function CopyCode({ code }: { readonly code: string }) {
  const [outcome, setOutcome] = useState<"not yet" | "copied" | "refused">("not yet");
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return null;

  const copy = () => {
    clipboard.writeText(code).then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  };
  return (
    <ActionButton kind="primary" onClick={copy}>
      <span role="status">{labels[outcome]}</span>
    </ActionButton>
  );
}

const labels = { "not yet": "Copy code", copied: "Copied", refused: "Hold the code to copy it" } as const;
