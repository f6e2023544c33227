import { useState } from "react";
import { useAdmin } from "../admin-services";
import { useEditing } from "../calls/use-editing";
import { TextField } from "../form/text-field";
import { EditDialog } from "../parts/edit-dialog";
import { isolateName } from "../parts/isolate-name";
import type { TillAtDesk } from "./till-at-desk";

interface RenameTillDialogProps {
  readonly till: TillAtDesk;
  readonly onSaved: (till: TillAtDesk) => void;
  readonly onClose: () => void;
}

export function RenameTillDialog({ till: { till, installationId }, onSaved, onClose }: RenameTillDialogProps) {
  const { call } = useAdmin();
  const [tried, setTried] = useState(false);
  const editing = useEditing({
    terms: till.name,
    look: async () => {
      const reply = await call("tills", {});
      if (reply.kind !== "ok") return reply;
      const now = reply.value.tills.find((one) => one.installationId === installationId);
      return { ...reply, value: now === undefined ? null : now.till.name };
    },
    send: (name) => call("renameTill", { params: { installationId }, body: { name } }),
    onSaved,
    onClose,
    say: (saved) => `It is called ${isolateName(saved.till.name)} now.`,
  });
  const isEmpty = editing.terms.trim() === "";

  function save() {
    setTried(true);
    if (!isEmpty) editing.save();
  }

  return (
    <EditDialog title="Rename till" editing={editing} did="renamed this till" sayNow={(name) => `It is “${isolateName(name)}”`} onSave={save} onClose={onClose}>
      <TextField
        label="Name"
        data-autofocus
        maxLength={60}
        value={editing.terms}
        problem={tried && isEmpty ? "Type a name." : null}
        onChange={(event) => editing.setTerms(event.currentTarget.value)}
      />
    </EditDialog>
  );
}
