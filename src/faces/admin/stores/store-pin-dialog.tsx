import { useState } from "react";
import type { StoreAtDesk } from "../../../contract/messages/shop";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { PinField, sayPinProblem } from "../form/pin-field";
import { AdminDialog } from "../parts/admin-dialog";
import { isolateName } from "../parts/isolate-name";

interface StorePinDialogProps {
  readonly store: StoreAtDesk;
  readonly onSaved: (store: StoreAtDesk) => void;
  readonly onClose: () => void;
}

/** The PIN with which a cashier redeems on a customer's own phone. */
export function StorePinDialog({ store, onSaved, onClose }: StorePinDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [pin, setPin] = useState("");
  const [tried, setTried] = useState(false);

  function send(next: string | null) {
    void action.run(
      () => call("setStorePin", { params: { storeId: store.id }, body: { pin: next } }),
      (saved) => {
        onSaved(saved);
        onClose();
        toasts.say({ text: next === null ? `${isolateName(store.name)} has no PIN any more.` : `The PIN of ${isolateName(store.name)} is set.` });
      },
    );
  }

  function save() {
    setTried(true);
    if (sayPinProblem(pin) === null) send(pin);
  }

  return (
    <AdminDialog
      title={
        <>
          PIN of <bdi>{store.name}</bdi>
        </>
      }
      onClose={onClose}
    >
      <DeskForm
        action={action}
        submit="Set PIN"
        busy="Setting it…"
        onSubmit={save}
        beside={
          store.hasPin && (
            <ActionButton aria-disabled={action.busy} onClick={() => send(null)}>
              Take the PIN away
            </ActionButton>
          )
        }
      >
        <p>A cashier types it on the customer’s phone to redeem there. It is not the PIN that cashiers sign in to a till with.</p>
        <PinField label={store.hasPin ? "New PIN" : "PIN"} value={pin} problem={tried ? sayPinProblem(pin) : null} onChange={setPin} />
      </DeskForm>
    </AdminDialog>
  );
}
