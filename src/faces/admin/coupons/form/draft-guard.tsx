import { ActionButton } from "../../../../ui/action-button";
import formStyles from "../../form/form.module.css";
import { AdminDialog } from "../../parts/admin-dialog";
import { useLeaveBlocker } from "../../parts/use-leave-blocker";

interface DraftGuardProps {
  /** Is there anything to lose, this moment? */
  readonly mayLose: () => boolean;
  readonly onDrop: () => void;
}

/** Asks whoever leaves a form that is not saved. */
export function DraftGuard({ mayLose, onDrop }: DraftGuardProps) {
  const blocker = useLeaveBlocker(mayLose);
  if (blocker.state !== "blocked") return null;
  return (
    <AdminDialog title="Leave without saving?" onClose={blocker.reset}>
      <p>Nothing has been saved yet. What you typed can stay on this device, for when you come back.</p>
      <div className={formStyles.actions}>
        <ActionButton kind="primary" data-autofocus onClick={blocker.reset}>
          Stay here
        </ActionButton>
        <ActionButton onClick={blocker.proceed}>Leave, keep the draft</ActionButton>
        <ActionButton
          onClick={() => {
            onDrop();
            blocker.proceed();
          }}
        >
          Leave and discard
        </ActionButton>
      </div>
    </AdminDialog>
  );
}
