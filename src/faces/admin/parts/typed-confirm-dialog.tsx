import { useState } from "react";
import { TextField } from "../form/text-field";
import { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog";

interface TypedConfirmDialogProps extends Omit<ConfirmDialogProps, "keep"> {
  /** What has to be typed. */
  readonly word: string;
  /** May it be typed in capitals? */
  readonly inAnyCase?: boolean;
  /** What to do where something else was. */
  readonly otherwise: string;
}

/** Wants a word typed before what there is no way back from. */
export function TypedConfirmDialog({ word, inAnyCase = false, otherwise, onConfirm, children, ...dialog }: TypedConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const said = typed.trim();
  const fits = (inAnyCase ? said.toLowerCase() : said) === word;

  function confirm() {
    setTried(true);
    if (fits) onConfirm();
  }

  return (
    <ConfirmDialog {...dialog} keep="Keep it" onConfirm={confirm}>
      {children}
      <TextField
        label={`Type ${word} to confirm`}
        dir="ltr"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        value={typed}
        problem={tried && !fits ? otherwise : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
