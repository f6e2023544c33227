import { type ComponentPropsWithoutRef, type ReactNode, useId } from "react";
import styles from "./fields.module.css";

export interface TextFieldProps extends Omit<ComponentPropsWithoutRef<"input">, "className" | "id"> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and what to do, in one sentence. */
  readonly problem?: string | null;
  /** Stands after what is filled in, inside its border. */
  readonly aside?: ReactNode;
}

/** One line to fill in, with its label, hint and problem tied to it. */
export function TextField({ label, hint, problem = null, aside, autoComplete = "off", ...input }: TextFieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, problem !== null && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id} data-required={input.required ? "" : undefined}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.line}>
        <input
          dir="auto"
          {...input}
          autoComplete={autoComplete}
          id={id}
          className={styles.input}
          aria-invalid={problem !== null}
          aria-describedby={described || undefined}
        />
        {aside}
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
