import { TextField, type TextFieldProps } from "./text-field";
import { instantOf, wallClockAt } from "./zoned-time";

interface InstantFieldProps extends Pick<TextFieldProps, "label" | "hint" | "problem"> {
  /** Null: none; NaN: typed in part. */
  readonly value: number | null;
  readonly timeZone: string;
  readonly onChange: (instantMs: number | null) => void;
}

/** A day and a time, as clocks in a time zone show them. */
export function InstantField({ value, timeZone, onChange, ...field }: InstantFieldProps) {
  return (
    <TextField
      {...field}
      type="datetime-local"
      dir="ltr"
      value={value === null || Number.isNaN(value) ? "" : wallClockAt(value, timeZone)}
      onChange={({ currentTarget: input }) => onChange(input.value === "" ? (input.validity.badInput ? NaN : null) : instantOf(input.value, timeZone))}
    />
  );
}
