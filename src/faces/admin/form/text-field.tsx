import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { FieldFrame, type FieldFrameProps } from "./field-frame";
import styles from "./fields.module.css";

export interface TextFieldProps extends Omit<ComponentPropsWithoutRef<"input">, "className" | "id" | "required">, FieldFrameProps {
  /** Stands after what is filled in, inside its border. */
  readonly aside?: ReactNode;
}

/** One line to fill in. */
export function TextField({ label, hint, problem, aside, autoComplete = "off", ...input }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem} required={input.required}>
      {(ties) => (
        <>
          <input dir="auto" {...input} autoComplete={autoComplete} {...ties} className={styles.input} />
          {aside}
        </>
      )}
    </FieldFrame>
  );
}
