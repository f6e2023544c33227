import type { ReactNode } from "react";
import { ActionButton } from "../../../ui/action-button";
import type { Action } from "../calls/use-action";
import styles from "./form.module.css";
import { ProblemText } from "./problem-text";

interface DeskFormProps {
  readonly action: Action;
  /** On the button, such as "Save", and while it is being done. */
  readonly submit: string;
  readonly busy: string;
  readonly children: ReactNode;
  /** Secondary where a page has several forms. */
  readonly kind?: "primary" | "secondary";
  /** Buttons beside the first. */
  readonly beside?: ReactNode;
  readonly onSubmit: () => void;
}

/** Fields with one button: Enter presses it, what went wrong stands above it, and it sends once. */
export function DeskForm({ action, submit, busy, kind = "primary", children, beside, onSubmit }: DeskFormProps) {
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onSubmit();
        // After React has drawn what is wrong.
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      }}
    >
      {children}
      <ProblemText problem={action.problem} />
      <div className={styles.actions}>
        <ActionButton type="submit" kind={kind} aria-disabled={action.busy}>
          {action.busy ? busy : submit}
        </ActionButton>
        {beside}
      </div>
    </form>
  );
}
