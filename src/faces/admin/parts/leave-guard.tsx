import { useEffect } from "react";
import { useBlocker } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import { AdminDialog } from "./admin-dialog";

interface LeaveGuardProps {
  /** While it is, nobody leaves the page without being asked. */
  readonly isBusy: boolean;
  readonly title: string;
  /** What becomes of it. */
  readonly words: string;
}

/** Asks before a page is left on which something is not finished; when the tab is closed the browser asks in its own words. */
export function LeaveGuard({ isBusy, title, words }: LeaveGuardProps) {
  const blocker = useBlocker(isBusy);
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isBusy]);
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
