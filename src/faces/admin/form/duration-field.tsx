import { useState } from "react";
import styles from "./fields.module.css";
import { TextField, type TextFieldProps } from "./text-field";

/** What durations are typed in. */
export const DURATION_UNITS = { minutes: 60_000, hours: 3_600_000 } as const;

export type DurationUnit = keyof typeof DURATION_UNITS;

interface DurationFieldProps extends Pick<TextFieldProps, "label" | "hint" | "problem"> {
  readonly unit: DurationUnit;
  /** In milliseconds; NaN where no number is typed. */
  readonly value: number;
  readonly onChange: (ms: number) => void;
}

/** How long something is; what is typed stays as it is typed. */
export function DurationField({ unit, value, onChange, ...field }: DurationFieldProps) {
  const [typed, setTyped] = useState(wordsOf(value, unit));
  // Another value than what was typed came from elsewhere.
  if (!Object.is(durationIn(typed, unit), value)) setTyped(wordsOf(value, unit));
  return (
    <TextField
      {...field}
      dir="ltr"
      inputMode="decimal"
      value={typed}
      aside={<span className={styles.unit}>{unit}</span>}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(durationIn(event.currentTarget.value, unit));
      }}
    />
  );
}

function wordsOf(ms: number, unit: DurationUnit): string {
  return Number.isNaN(ms) ? "" : String(ms / DURATION_UNITS[unit]);
}

/** A comma is a decimal point to many. */
function durationIn(typed: string, unit: DurationUnit): number {
  const plain = typed.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Math.round(Number(plain) * DURATION_UNITS[unit]) : Number.NaN;
}
