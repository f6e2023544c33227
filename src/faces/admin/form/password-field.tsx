import { useState } from "react";
import styles from "./fields.module.css";
import { TextField, type TextFieldProps } from "./text-field";

/** A password, hidden until whoever types it wants to see it. */
export function PasswordField(field: Omit<TextFieldProps, "type" | "aside" | "dir">) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={shown ? "text" : "password"}
      dir="ltr"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      aside={
        <button type="button" className={styles.aside} aria-pressed={shown} aria-label={`Show ${field.label.toLowerCase()}`} onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"}
        </button>
      }
    />
  );
}
