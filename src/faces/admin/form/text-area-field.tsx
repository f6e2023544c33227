import { useId } from "react";
import styles from "./fields.module.css";
import type { TextFieldProps } from "./text-field";

interface TextAreaFieldProps extends Pick<TextFieldProps, "label" | "hint" | "problem" | "required"> {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Several lines to fill in, with their label, hint and problem tied to them. */
export function TextAreaField({ label, hint, problem = null, required, value, onChange }: TextAreaFieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, problem !== null && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id} data-required={required ? "" : undefined}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.line}>
        <textarea
          dir="auto"
          id={id}
          className={`${styles.input} ${styles.lines}`}
          required={required}
          aria-invalid={problem !== null}
          aria-describedby={described || undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
