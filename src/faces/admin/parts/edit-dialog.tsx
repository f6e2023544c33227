import type { ReactNode } from "react";
import { Notice } from "../../../ui/notice";
import type { Editing } from "../calls/use-editing";
import { DeskForm } from "../form/desk-form";
import { AdminDialog } from "./admin-dialog";

interface EditDialogProps<Terms> {
  readonly title: ReactNode;
  readonly editing: Editing<Terms>;
  /** What somebody else may have done since the dialog was opened, such as "renamed this till". */
  readonly did: string;
  /** How it stands since then, to go on with "now". */
  readonly sayNow: (now: Terms) => string;
  /** The fields. */
  readonly children: ReactNode;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** Something that others may change too, to be edited: whoever comes second is told before theirs takes the place of the other's. */
export function EditDialog<Terms>({ title, editing: { action, meanwhile }, did, sayNow, children, onSave, onClose }: EditDialogProps<Terms>) {
  return (
    <AdminDialog title={title} onClose={onClose}>
      <DeskForm action={action} submit={meanwhile === null ? "Save" : "Save mine all the same"} busy="Saving…" onSubmit={onSave}>
        {meanwhile !== null && <Notice verdict="wait" what={`Somebody ${did} meanwhile`} next={`${sayNow(meanwhile)} now. Saving puts yours in its place.`} />}
        {children}
      </DeskForm>
    </AdminDialog>
  );
}
