import { useState } from "react";
import type { StaffAtDesk } from "../../../contract/messages/shop";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { useEditing } from "../calls/use-editing";
import { ChoiceField } from "../form/choice-field";
import { DeskForm } from "../form/desk-form";
import { PinField, sayPinProblem } from "../form/pin-field";
import { TextField } from "../form/text-field";
import { AdminDialog } from "../parts/admin-dialog";
import { EditDialog } from "../parts/edit-dialog";
import { isolateName } from "../parts/isolate-name";
import { STAFF_ROLE_WORDS } from "./role-wording";

type Terms = Pick<StaffAtDesk, "name" | "role">;

interface AddStaffDialogProps {
  /** Who works at the tills already. */
  readonly others: readonly StaffAtDesk[];
  readonly onSaved: (person: StaffAtDesk) => void;
  readonly onClose: () => void;
}

export function AddStaffDialog({ others, onSaved, onClose }: AddStaffDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [terms, setTerms] = useState<Terms>({ name: "", role: "cashier" });
  const [pin, setPin] = useState("");
  const [tried, setTried] = useState(false);

  function add() {
    setTried(true);
    if (sayNameProblem(terms.name, others) !== null || sayPinProblem(pin) !== null) return;
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
        <StaffFields terms={terms} problem={tried ? sayNameProblem(terms.name, others) : null} onChange={setTerms} />
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

export function EditStaffDialog({ person, others, onSaved, onClose }: EditStaffDialogProps) {
  const { call } = useAdmin();
  const [tried, setTried] = useState(false);
  const editing = useEditing({
    terms: termsOf(person),
    look: async () => {
      const reply = await call("staff", {});
      if (reply.kind !== "ok") return reply;
      const now = reply.value.staff.find(({ id, removedMs }) => id === person.id && removedMs === null);
      return { ...reply, value: now === undefined ? null : termsOf(now) };
    },
    send: (terms) => call("editStaff", { params: { staffId: person.id }, body: terms }),
    onSaved,
    onClose,
    say: ({ name }) => `${isolateName(name)} was changed.`,
  });

  // Two of one name who are there already can still get other roles.
  const problem = plain(editing.terms.name) === plain(person.name) ? null : sayNameProblem(editing.terms.name, others);

  function save() {
    setTried(true);
    if (problem === null) editing.save();
  }

  return (
    <EditDialog
      title="Edit"
      editing={editing}
      did="changed this"
      sayNow={({ name, role }) => `It is “${isolateName(name)}”, ${STAFF_ROLE_WORDS[role].name.toLowerCase()}`}
      onSave={save}
      onClose={onClose}
    >
      <StaffFields terms={editing.terms} problem={tried ? problem : null} onChange={editing.setTerms} />
    </EditDialog>
  );
}

interface StaffFieldsProps {
  readonly terms: Terms;
  /** What is wrong with the name. */
  readonly problem: string | null;
  readonly onChange: (terms: Terms) => void;
}

const ROLES = (["cashier", "supervisor"] as const).map((value) => ({ value, ...STAFF_ROLE_WORDS[value] }));

function StaffFields({ terms, problem, onChange }: StaffFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        hint="As they will pick it at the till."
        data-autofocus
        maxLength={60}
        value={terms.name}
        problem={problem}
        onChange={(event) => onChange({ ...terms, name: event.currentTarget.value })}
      />
      <ChoiceField label="Role" choices={ROLES} value={terms.role} onChange={(role) => onChange({ ...terms, role })} />
    </>
  );
}

/** At a till people are picked by their names alone. The form alone sees to it: the server takes two of one name. */
function sayNameProblem(name: string, others: readonly StaffAtDesk[]): string | null {
  if (plain(name) === "") return "Type a name.";
  return others.some((other) => plain(other.name) === plain(name)) ? "Somebody at the tills has this name. Add what tells the two apart." : null;
}

function plain(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}

function termsOf({ name, role }: StaffAtDesk): Terms {
  return { name, role };
}
