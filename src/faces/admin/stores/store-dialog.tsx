import { useState } from "react";
import type { StoreAtDesk } from "../../../contract/messages/shop";
import { useAdmin, useMe } from "../admin-services";
import { useAction } from "../calls/use-action";
import { useEditing } from "../calls/use-editing";
import { DeskForm } from "../form/desk-form";
import { TextField } from "../form/text-field";
import { TimeZoneField } from "../form/time-zone-field";
import { AdminDialog } from "../parts/admin-dialog";
import { EditDialog } from "../parts/edit-dialog";
import { isolateName } from "../parts/isolate-name";

type Terms = Pick<StoreAtDesk, "name" | "timeZone">;

interface AddStoreDialogProps {
  readonly onSaved: (store: StoreAtDesk) => void;
  readonly onClose: () => void;
}

export function AddStoreDialog({ onSaved, onClose }: AddStoreDialogProps) {
  const { call, toasts } = useAdmin();
  const { workspace } = useMe();
  const action = useAction();
  const [terms, setTerms] = useState<Terms>(() => ({ name: "", timeZone: workspace.zone }));
  const [tried, setTried] = useState(false);

  function add() {
    setTried(true);
    if (terms.name.trim() === "") return;
    void action.run(
      () => call("addStore", { body: terms }),
      (store) => {
        onSaved(store);
        onClose();
        toasts.say({ text: `${isolateName(store.name)} was added.` });
      },
    );
  }

  return (
    <AdminDialog title="Add a store" onClose={onClose}>
      <DeskForm action={action} submit="Add store" busy="Adding…" onSubmit={add}>
        <StoreFields terms={terms} tried={tried} onChange={setTerms} />
      </DeskForm>
    </AdminDialog>
  );
}

interface EditStoreDialogProps extends AddStoreDialogProps {
  readonly store: StoreAtDesk;
}

export function EditStoreDialog({ store, onSaved, onClose }: EditStoreDialogProps) {
  const { call } = useAdmin();
  const [tried, setTried] = useState(false);
  const editing = useEditing({
    terms: termsOf(store),
    look: async () => {
      const reply = await call("stores", {});
      if (reply.kind !== "ok") return reply;
      const now = reply.value.stores.find(({ id }) => id === store.id);
      return { ...reply, value: now === undefined ? null : termsOf(now) };
    },
    send: (terms) => call("editStore", { params: { storeId: store.id }, body: terms }),
    onSaved,
    onClose,
    say: ({ name }) => `${isolateName(name)} was changed.`,
  });

  function save() {
    setTried(true);
    if (editing.terms.name.trim() !== "") editing.save();
  }

  return (
    <EditDialog
      title="Edit store"
      editing={editing}
      did="changed this store"
      sayNow={({ name, timeZone }) => `It is “${isolateName(name)}”, ${timeZone.replaceAll("_", " ")}`}
      onSave={save}
      onClose={onClose}
    >
      <StoreFields terms={editing.terms} tried={tried} onChange={editing.setTerms} />
    </EditDialog>
  );
}

interface StoreFieldsProps {
  readonly terms: Terms;
  readonly tried: boolean;
  readonly onChange: (terms: Terms) => void;
}

function StoreFields({ terms, tried, onChange }: StoreFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        data-autofocus
        maxLength={60}
        value={terms.name}
        problem={tried && terms.name.trim() === "" ? "Type the store’s name." : null}
        onChange={(event) => onChange({ ...terms, name: event.currentTarget.value })}
      />
      <TimeZoneField value={terms.timeZone} onChange={(timeZone) => onChange({ ...terms, timeZone })} />
    </>
  );
}

function termsOf({ name, timeZone }: StoreAtDesk): Terms {
  return { name, timeZone };
}
