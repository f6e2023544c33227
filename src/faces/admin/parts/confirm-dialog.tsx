import type { ReactNode } from "react";
import { ActionButton } from "../../../ui/action-button";
import type { Action } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { AdminDialog } from "./admin-dialog";
import styles from "./parts.module.css";

export interface ConfirmDialogProps {
  readonly title: ReactNode;
  /** What will happen to whom. */
  readonly children: ReactNode;
  readonly action: Action;
  readonly confirm: string;
  readonly busy: string;
  readonly keep: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before what cannot be taken back. */
export function ConfirmDialog({ title, children, action, confirm, busy, keep, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <AdminDialog title={title} onClose={onClose}>
      <DeskForm
        action={action}
        submit={confirm}
        busy={busy}
        onSubmit={onConfirm}
        beside={
          <ActionButton data-autofocus onClick={onClose}>
            {keep}
          </ActionButton>
        }
      >
        <div className={styles.words}>{children}</div>
      </DeskForm>
    </AdminDialog>
  );
}
