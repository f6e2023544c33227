import { type FormEvent, useState } from "react";
import { explainCodeProblem } from "../../../domain/code/explain-code-problem";
import { parseCode } from "../../../domain/code/parse-code";
import { ActionButton } from "../../../ui/action-button";
import { FormField } from "../form-field";
import { Sheet } from "../sheet";
import styles from "./type-code-sheet.module.css";

interface TypeCodeSheetProps {
  readonly mirrored: boolean;
  readonly onCode: (text: string) => void;
  readonly onClose: () => void;
}

/** For a code that no camera reads: typed, then Enter. */
export function TypeCodeSheet({ mirrored, onCode, onClose }: TypeCodeSheetProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A QR code may hold any text: what is no QR code is no code of any type.
    const parsed = parseCode("qr", text);
    if (parsed.ok) onCode(text);
    else setProblem(explainCodeProblem("qr", parsed.problem));
  };
  return (
    <Sheet title="Type a code" mirrored={mirrored} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <FormField
          label="Code"
          hint="As it stands under the bars or on the coupon, without the gaps."
          code
          data-first
          inputMode="text"
          enterKeyHint="go"
          value={text}
          problem={problem}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
        />
        <ActionButton kind="primary" size="thumb" type="submit">
          Look it up
        </ActionButton>
      </form>
    </Sheet>
  );
}
