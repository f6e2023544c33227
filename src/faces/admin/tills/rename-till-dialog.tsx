import { useState } from "react";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { TextField } from "../form/text-field";
import { AdminDialog } from "../parts/admin-dialog";
import { isolateName } from "../parts/isolate-name";
import type { TillAtDesk } from "./till-at-desk";

interface RenameTillDialogProps {
  readonly till: TillAtDesk;
  readonly onSaved: (till: TillAtDesk) => void;
  readonly onClose: () => void;
}

export function RenameTillDialog({ till, onSaved, onClose }: RenameTillDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [name, setName] = useState(till.till.name);
  const [tried, setTried] = useState(false);
  const rename = (to: string) => call("renameTill", { params: { installationId: till.installationId }, body: { name: to } });

  async function undo() {
    const reply = await rename(till.till.name);
    if (reply.kind === "ok") onSaved(reply.value);
    toasts.say({ text: reply.kind === "ok" ? "Put back as it was." : "It could not be put back. Look at the list again." });
  }

  function save() {
    setTried(true);
    if (name.trim() === "") return;
    void action.run(
      () => rename(name),
      (saved) => {
        onSaved(saved);
        onClose();
        toasts.say({ text: `It is called ${isolateName(saved.till.name)} now.`, undo: () => void undo() });
      },
    );
  }

  return (
    <AdminDialog title="Rename till" onClose={onClose}>
      <DeskForm action={action} submit="Save" busy="Saving…" onSubmit={save}>
        <TextField
          label="Name"
          data-autofocus
          maxLength={60}
          value={name}
          problem={tried && name.trim() === "" ? "Type a name." : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </DeskForm>
    </AdminDialog>
  );
}
