import { isPin, PIN_LENGTH } from "../../../domain/staff/pin";
import { PasswordField } from "./password-field";

interface PinFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (digits: string) => void;
}

/** What to do about a PIN that cannot be taken; null: it can. */
export function sayPinProblem(pin: string): string | null {
  return isPin(pin) ? null : `A PIN is ${PIN_LENGTH.min} to ${PIN_LENGTH.max} digits.`;
}

/** A PIN to be set; whatever is not a digit is left out. */
export function PinField({ hint = `${PIN_LENGTH.min} to ${PIN_LENGTH.max} digits.`, onChange, ...field }: PinFieldProps) {
  return (
    <PasswordField
      {...field}
      hint={hint}
      inputMode="numeric"
      autoComplete="new-password"
      maxLength={PIN_LENGTH.max}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/g, ""))}
    />
  );
}
