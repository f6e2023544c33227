import { useId } from "react";
import styles from "./fields.module.css";

export type Choice<Value extends string> = { readonly value: Value; readonly name: string; readonly words?: string };

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly problem?: string | null;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all of them in sight, each with what it means. */
export function ChoiceField<Value extends string>({ label, choices, value, problem = null, onChange }: ChoiceFieldProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.field} aria-describedby={problem === null ? undefined : `${id}-problem`}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              name={id}
              checked={choice.value === value}
              aria-describedby={choice.words === undefined ? undefined : `${id}-${choice.value}`}
              aria-label={choice.name}
              onChange={() => onChange(choice.value)}
            />
            <span className={styles.choiceName}>{choice.name}</span>
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
