import { type ReactNode, useId } from "react";
import type { Choice } from "./choice-field";
import styles from "./fields.module.css";

interface ChecksFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  readonly required?: boolean | undefined;
  readonly choices: readonly Choice<string>[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Any of a few, all of them in sight, each with what it means. */
export function ChecksField({ label, hint, problem = null, required, choices, value, onChange }: ChecksFieldProps) {
  const id = useId();
  return (
    <fieldset className={styles.field} aria-describedby={problem === null ? undefined : `${id}-problem`}>
      <legend className={styles.label} data-required={required ? "" : undefined}>
        {label}
      </legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="checkbox"
              checked={value.includes(choice.value)}
              aria-label={choice.name}
              aria-invalid={problem !== null}
              aria-describedby={choice.words === undefined ? undefined : `${id}-${choice.value}`}
              onChange={(event) => onChange(event.currentTarget.checked ? [...value, choice.value] : value.filter((one) => one !== choice.value))}
            />
            <bdi className={styles.choiceName}>{choice.name}</bdi>
            {choice.words !== undefined && (
              <span id={`${id}-${choice.value}`} className={styles.choiceWords}>
                {choice.words}
              </span>
            )}
          </label>
        ))}
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
