import { useId } from "react";
import styles from "./fields.module.css";

interface YesNoFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Something that is so, or not. */
export function YesNoField({ label, hint, problem = null, value, onChange }: YesNoFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={value}
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className={styles.choiceName}>{label}</span>
        {hint !== undefined && (
          <span id={id} className={styles.choiceWords}>
            {hint}
          </span>
        )}
      </label>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
    </div>
  );
}
