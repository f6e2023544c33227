import { useState } from "react";
import type { StaffAtDesk } from "../../../contract/messages/shop";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { PinField, sayPinProblem } from "../form/pin-field";
import { AdminDialog } from "../parts/admin-dialog";
import { isolateName } from "../parts/isolate-name";

/** A new PIN for somebody who forgot theirs, or whose PIN others know. */
export function StaffPinDialog({ person, onClose }: { readonly person: StaffAtDesk; readonly onClose: () => void }) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [pin, setPin] = useState("");
  const [tried, setTried] = useState(false);

  function save() {
    setTried(true);
    if (sayPinProblem(pin) !== null) return;
    void action.run(
      () => call("setStaffPin", { params: { staffId: person.id }, body: { pin } }),
      () => {
        onClose();
        toasts.say({ text: `The new PIN of ${isolateName(person.name)} holds at each till from its next sync on.` });
      },
    );
  }

  return (
    <AdminDialog
      title={
        <>
          New PIN for <bdi>{person.name}</bdi>
        </>
      }
      onClose={onClose}
    >
      <DeskForm action={action} submit="Set PIN" busy="Setting it…" onSubmit={save}>
        <p>The PIN before holds no more, at each till from its next sync on.</p>
        <PinField label="New PIN" value={pin} problem={tried ? sayPinProblem(pin) : null} onChange={setPin} />
      </DeskForm>
    </AdminDialog>
  );
}
