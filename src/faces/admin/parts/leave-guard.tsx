import { useCallback } from "react";
import { ActionButton } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import { AdminDialog } from "./admin-dialog";
import { useLeaveBlocker } from "./use-leave-blocker";

interface LeaveGuardProps {
  /** While it is, nobody leaves the page without being asked. */
  readonly isBusy: boolean;
  readonly title: string;
  /** What becomes of it. */
  readonly words: string;
}

/** Asks before a page is left on which something is not finished. */
export function LeaveGuard({ isBusy, title, words }: LeaveGuardProps) {
  const blocker = useLeaveBlocker(useCallback(() => isBusy, [isBusy]));
  if (blocker.state !== "blocked") return null;
  return (
    <AdminDialog title={title} onClose={blocker.reset}>
      <p>{words}</p>
      <div className={formStyles.actions}>
        <ActionButton kind="primary" data-autofocus onClick={blocker.reset}>
          Stay
        </ActionButton>
        <ActionButton onClick={blocker.proceed}>Leave</ActionButton>
      </div>
    </AdminDialog>
  );
}
