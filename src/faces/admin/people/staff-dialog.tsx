import { useState } from "react";
import type { StaffAtDesk } from "../../../contract/messages/shop";
import { Notice } from "../../../ui/notice";
import { useAdmin } from "../admin-services";
import { saveUnlessChanged } from "../calls/save-unless-changed";
import { useAction } from "../calls/use-action";
import { ChoiceField } from "../form/choice-field";
import { DeskForm } from "../form/desk-form";
import { PinField, sayPinProblem } from "../form/pin-field";
import { TextField } from "../form/text-field";
import { AdminDialog } from "../parts/admin-dialog";
import { isolateName } from "../parts/isolate-name";
import { STAFF_ROLE_WORDS } from "./role-wording";

type Terms = Pick<StaffAtDesk, "name" | "role">;

interface AddStaffDialogProps {
  readonly onSaved: (person: StaffAtDesk) => void;
  readonly onClose: () => void;
}

export function AddStaffDialog({ onSaved, onClose }: AddStaffDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [terms, setTerms] = useState<Terms>({ name: "", role: "cashier" });
  const [pin, setPin] = useState("");
  const [tried, setTried] = useState(false);

  function add() {
    setTried(true);
    if (terms.name.trim() === "" || sayPinProblem(pin) !== null) return;
    void action.run(
      () => call("addStaff", { body: { ...terms, pin } }),
      (person) => {
        onSaved(person);
        onClose();
        toasts.say({ text: `${isolateName(person.name)} can sign in at each till from its next sync on.` });
      },
    );
  }

  return (
    <AdminDialog title="Add somebody" onClose={onClose}>
      <DeskForm action={action} submit="Add" busy="Adding…" onSubmit={add}>
        <StaffFields terms={terms} tried={tried} onChange={setTerms} />
        <PinField
          label="PIN"
          hint="4 to 8 digits; for supervisors better 6 or more. They type it at the till, also without a network."
          value={pin}
          problem={tried ? sayPinProblem(pin) : null}
          onChange={setPin}
        />
      </DeskForm>
    </AdminDialog>
  );
}

interface EditStaffDialogProps extends AddStaffDialogProps {
  readonly person: StaffAtDesk;
}

export function EditStaffDialog({ person, onSaved, onClose }: EditStaffDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [opened, setOpened] = useState<Terms>(() => termsOf(person));
  const [terms, setTerms] = useState(opened);
  const [meanwhile, setMeanwhile] = useState<Terms | null>(null);
  const [tried, setTried] = useState(false);
  const params = { staffId: person.id };

  async function look() {
    const reply = await call("staff", {});
    if (reply.kind !== "ok") return reply;
    const now = reply.value.staff.find(({ id, removedMs }) => id === person.id && removedMs === null);
    return { ...reply, value: now === undefined ? null : termsOf(now) };
  }

  async function undo() {
    const reply = await call("editStaff", { params, body: opened });
    if (reply.kind === "ok") onSaved(reply.value);
    toasts.say({ text: reply.kind === "ok" ? "Put back as it was." : "It could not be put back. Look at the list again." });
  }

  function save() {
    setTried(true);
    if (terms.name.trim() === "") return;
    void action.run(
      () => saveUnlessChanged({ opened, look, save: () => call("editStaff", { params, body: terms }) }),
      (saving) => {
        if (saving.kind === "changed") {
          setOpened(saving.now ?? opened);
          setMeanwhile(saving.now);
          return;
        }
        onSaved(saving.saved);
        onClose();
        toasts.say({ text: `${isolateName(saving.saved.name)} was changed.`, undo: () => void undo() });
      },
    );
  }

  return (
    <AdminDialog title="Edit" onClose={onClose}>
      <DeskForm action={action} submit={meanwhile === null ? "Save" : "Save mine all the same"} busy="Saving…" onSubmit={save}>
        {meanwhile !== null && (
          <Notice
            verdict="wait"
            what="Somebody changed this meanwhile"
            next={`It is “${isolateName(meanwhile.name)}”, ${STAFF_ROLE_WORDS[meanwhile.role].name.toLowerCase()} now. Saving puts yours in its place.`}
          />
        )}
        <StaffFields terms={terms} tried={tried} onChange={setTerms} />
      </DeskForm>
    </AdminDialog>
  );
}

interface StaffFieldsProps {
  readonly terms: Terms;
  readonly tried: boolean;
  readonly onChange: (terms: Terms) => void;
}

const ROLES = (["cashier", "supervisor"] as const).map((value) => ({ value, ...STAFF_ROLE_WORDS[value] }));

function StaffFields({ terms, tried, onChange }: StaffFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        hint="As they will pick it at the till."
        data-autofocus
        maxLength={60}
        value={terms.name}
        problem={tried && terms.name.trim() === "" ? "Type a name." : null}
        onChange={(event) => onChange({ ...terms, name: event.currentTarget.value })}
      />
      <ChoiceField label="Role" choices={ROLES} value={terms.role} onChange={(role) => onChange({ ...terms, role })} />
    </>
  );
}

function termsOf({ name, role }: StaffAtDesk): Terms {
  return { name, role };
}
