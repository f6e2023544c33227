import type { StaffAtDesk } from "../../../contract/messages/shop";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { ConfirmDialog } from "../parts/confirm-dialog";
import { isolateName } from "../parts/isolate-name";

interface RemoveStaffDialogProps {
  readonly person: StaffAtDesk;
  readonly onRemoved: (person: StaffAtDesk) => void;
  readonly onClose: () => void;
}

export function RemoveStaffDialog({ person, onRemoved, onClose }: RemoveStaffDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  return (
    <ConfirmDialog
      title={
        <>
          Has <bdi>{person.name}</bdi> left?
        </>
      }
      action={action}
      confirm="Take them off all tills"
      busy="Taking them off…"
      keep="Keep them"
      onClose={onClose}
      onConfirm={() =>
        void action.run(
          () => call("removeStaff", { params: { staffId: person.id } }),
          (removed) => {
            onRemoved(removed);
            onClose();
            toasts.say({ text: `${isolateName(person.name)} is off the tills from their next sync on.` });
          },
        )
      }
    >
      <p>Their name goes from every till at its next sync, and their PIN with it. A till that stays without a network goes on taking it until then.</p>
      <p>What they redeemed keeps their name. This cannot be undone; if they come back, add them anew.</p>
    </ConfirmDialog>
  );
}
