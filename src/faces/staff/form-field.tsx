import { type ComponentPropsWithoutRef, useId } from "react";
import styles from "./form-field.module.css";

interface FormFieldProps extends Omit<ComponentPropsWithoutRef<"input">, "className"> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong and what to do, in one sentence. */
  readonly problem?: string | null;
  /** For codes: monospaced, and never corrected by the keyboard. */
  readonly code?: boolean;
}

/** One line to fill in, with its label, hint and problem tied to it. */
export function FormField({ label, hint, problem = null, code = false, ...input }: FormFieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, problem !== null && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <input
        {...input}
        {...(code && { autoCapitalize: "none", autoCorrect: "off", spellCheck: false })}
        id={id}
        className={styles.input}
        data-code={code ? "" : undefined}
        autoComplete="off"
        aria-invalid={problem !== null}
        aria-describedby={described || undefined}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
