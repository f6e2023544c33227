import { useState } from "react";
import { TextField, type TextFieldProps } from "./text-field";

interface NumberFieldProps extends Pick<TextFieldProps, "label" | "hint" | "problem" | "required"> {
  /** 0 where nothing is typed, or no number. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A whole number; what is typed stays as it is typed. */
export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState(wordsOf(value));
  // Another value than what was typed came from elsewhere.
  if (numberIn(typed) !== value) setTyped(wordsOf(value));
  return (
    <TextField
      {...field}
      dir="ltr"
      inputMode="numeric"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(numberIn(event.currentTarget.value));
      }}
    />
  );
}

function wordsOf(value: number): string {
  return value === 0 ? "" : String(value);
}

/** Spaces, and a comma or point between thousands, are how people write large numbers. */
function numberIn(typed: string): number {
  const plain = typed.trim().replace(/(?<=\d)[\s,.’'](?=\d{3}(?!\d))/g, "");
  return Number(plain) || 0;
}
