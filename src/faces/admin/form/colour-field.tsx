import styles from "./fields.module.css";
import { TextField, type TextFieldProps } from "./text-field";

interface ColourFieldProps extends Pick<TextFieldProps, "label" | "hint" | "problem"> {
  readonly value: string | null;
  readonly onChange: (colour: string | null) => void;
}

const UNCHOSEN = "#3b3bd9";

/** A colour, typed as `#3b3bd9` or picked. */
export function ColourField({ value, onChange, ...field }: ColourFieldProps) {
  const isColour = value !== null && /^#[0-9a-f]{6}$/i.test(value);
  return (
    <TextField
      {...field}
      dir="ltr"
      autoCapitalize="none"
      spellCheck={false}
      placeholder={UNCHOSEN}
      value={value ?? ""}
      onChange={(event) => onChange(event.currentTarget.value.trim() === "" ? null : event.currentTarget.value.trim())}
      aside={
        <input
          type="color"
          className={styles.swatch}
          aria-label={`Pick: ${field.label.toLowerCase()}`}
          value={isColour ? value.toLowerCase() : UNCHOSEN}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      }
    />
  );
}
