import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { explainCodeProblem } from "../../../domain/code/explain-code-problem";
import { parseCode } from "../../../domain/code/parse-code";
import { ActionButton } from "../../../ui/action-button";
import { CodeText } from "../../../ui/code-text";
import { FormField } from "../form-field";
import { Sheet } from "../sheet";
import { CheckDigitHelp } from "./check-digit-help";
import { type KeyedReading, readingsOfKeys, readingsOfTyped, typedDigits } from "./keyed-readings";
import styles from "./type-code-sheet.module.css";
import { pressOf } from "./use-wedge";
import { NO_BURST, takeKey } from "./wedge";

interface TypeCodeSheetProps {
  readonly mirrored: boolean;
  readonly onCode: (readings: readonly KeyedReading[]) => void;
  readonly onClose: () => void;
}

/** From so many digits on they are shown in groups, to be compared with the coupon. */
const GROUPED_FROM = 8;

/** For a code that no camera reads: typed, then Enter. A scanner that types may do it too. */
export function TypeCodeSheet({ mirrored, onCode, onClose }: TypeCodeSheetProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const burst = useRef(NO_BURST);
  const form = useRef<HTMLFormElement>(null);
  const digits = typedDigits(text);

  const change = (next: string) => {
    setText(next);
    setProblem(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A QR code may hold any text: what is no QR code is no code of any type.
    const parsed = parseCode("qr", text);
    if (parsed.ok) onCode(readingsOfTyped(text));
    else setProblem(explainCodeProblem("qr", parsed.problem));
  };
  const handleKey = (event: KeyboardEvent) => {
    const taken = takeKey(burst.current, pressOf(event.nativeEvent));
    burst.current = taken.burst;
    if (taken.scanned === null) return;
    // Tab would go to the next button.
    event.preventDefault();
    if (taken.scanned.typed === text) onCode(readingsOfKeys(taken.scanned));
    else form.current?.requestSubmit();
  };
  return (
    <Sheet title="Type a code" mirrored={mirrored} onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <FormField
          label="Code"
          hint="As it stands under the bars or on the coupon, with or without the gaps."
          code
          data-first
          inputMode="text"
          enterKeyHint="go"
          value={text}
          problem={problem}
          onKeyDown={handleKey}
          onChange={(event) => change(event.target.value)}
        />
        {digits !== null && digits.length >= GROUPED_FROM && (
          <p className={styles.grouped} aria-hidden="true">
            <CodeText code={digits} codeType="ean13" />
          </p>
        )}
        {digits !== null && <CheckDigitHelp digits={digits} onTake={change} />}
        <ActionButton kind="primary" size="thumb" type="submit">
          Look it up
        </ActionButton>
      </form>
    </Sheet>
  );
}
