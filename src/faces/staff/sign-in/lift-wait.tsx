import { useState } from "react";
import type { StaffMember, SupervisorApproval } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import { isolateName } from "../isolate-name";
import { useTill } from "../till-services";
import { SupervisorSheet } from "./supervisor-sheet";

interface LiftWaitProps {
  readonly cashier: StaffMember;
  /** There is a wait; the sheet stays where it goes by meanwhile. */
  readonly isOffered: boolean;
  readonly onLifted: () => void;
}

/** Has a supervisor end the wait of a cashier who typed too many wrong PINs. */
export function LiftWait({ cashier, isOffered, onLifted }: LiftWaitProps) {
  const till = useTill();
  const [isAsking, setAsking] = useState(false);
  const lift = async (approval: SupervisorApproval) => {
    await till.liftPinWait(approval, cashier.id);
    onLifted();
    setAsking(false);
    return null;
  };
  return (
    <>
      {isOffered && <ActionButton onClick={() => setAsking(true)}>Ask a supervisor</ActionButton>}
      {isAsking && (
        <SupervisorSheet
          title="Let them try again"
          submitLabel="Let them try"
          withoutSupervisor="This till knows no supervisor. The wait goes by by itself."
          onApproved={lift}
          onClose={() => setAsking(false)}
        >
          <p>{isolateName(cashier.name)} can type a PIN again at once. If they don’t know theirs, ask a manager for a new one.</p>
        </SupervisorSheet>
      )}
    </>
  );
}
