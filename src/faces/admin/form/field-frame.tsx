import { type ReactNode, useId } from "react";
import styles from "./fields.module.css";

export interface FieldFrameProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and what to do, in one sentence. */
  readonly problem?: string | null | undefined;
  readonly required?: boolean | undefined;
}

/** What ties an input to its label, hint and problem. */
export interface FieldTies {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}

interface MakingInput extends FieldFrameProps {
  /** Makes what is filled in. */
  readonly children: (ties: FieldTies) => ReactNode;
}

/** What stands around something to fill in. */
export function FieldFrame({ label, hint, problem = null, required, children }: MakingInput) {
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
      <div className={styles.line}>{children({ id, "aria-invalid": problem !== null, "aria-describedby": described || undefined })}</div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
