import { TextField } from "./text-field";

interface EmailFieldProps {
  readonly value: string;
  /** The form was sent once: an empty field is a problem by then. */
  readonly tried: boolean;
  readonly onChange: (email: string) => void;
}

/** The address that somebody signs in with. */
export function EmailField({ value, tried, onChange }: EmailFieldProps) {
  return (
    <TextField
      label="Email"
      type="email"
      dir="ltr"
      autoComplete="username"
      value={value}
      problem={tried && value.trim() === "" ? "Type your address." : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
