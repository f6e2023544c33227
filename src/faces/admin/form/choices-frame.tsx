import { type ReactNode, useId } from "react";
import styles from "./fields.module.css";

export type Choice<Value extends string> = { readonly value: Value; readonly name: string; readonly words?: string };

export interface ChoicesFrameProps<Value extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  readonly required?: boolean | undefined;
  readonly choices: readonly Choice<Value>[];
}

/** What ties a choice's input to its name, to what it means, and to the others. */
export interface ChoiceTies {
  readonly name: string;
  readonly "aria-label": string;
  readonly "aria-describedby": string | undefined;
}

interface MakingInputs<Value extends string> extends ChoicesFrameProps<Value> {
  /** Makes one choice's input. */
  readonly children: (choice: Choice<Value>, ties: ChoiceTies) => ReactNode;
}

/** A few choices, all of them in sight, each with what it means. */
export function ChoicesFrame<Value extends string>({ label, hint, problem = null, required, choices, children }: MakingInputs<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.field} aria-describedby={problem === null ? undefined : `${id}-problem`}>
      <legend className={styles.label} data-required={required ? "" : undefined}>
        {label}
      </legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.choices}>
        {choices.map((choice) => {
          const wordsId = `${id}-${choice.value}`;
          return (
            <label key={choice.value} className={styles.choice}>
              {children(choice, { name: id, "aria-label": choice.name, "aria-describedby": choice.words === undefined ? undefined : wordsId })}
              <bdi className={styles.choiceName}>{choice.name}</bdi>
              {choice.words !== undefined && (
                <span id={wordsId} className={styles.choiceWords}>
                  {choice.words}
                </span>
              )}
            </label>
          );
        })}
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
