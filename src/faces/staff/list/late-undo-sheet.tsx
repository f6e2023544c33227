import type { ListedRedemption, SupervisorApproval } from "../../../client/till/till";
import { REVERSAL_REASON_MAX_LENGTH } from "../../../contract/messages/till-event";
import { isolateName } from "../isolate-name";
import { SupervisorSheet } from "../sign-in/supervisor-sheet";
import { useTill } from "../till-services";
import { wordUndoProblem } from "../verdict/undo-wording";

interface LateUndoSheetProps {
  readonly redemption: ListedRedemption;
  readonly onClose: () => void;
}

/** A supervisor undoes what the cashier may not any more, and says why (R12). */
export function LateUndoSheet({ redemption, onClose }: LateUndoSheetProps) {
  const till = useTill();
  const undo = async (approval: SupervisorApproval, reason: string) => {
    const answer = await till.undo(redemption.redemptionKey, reason, approval);
    if (answer.kind !== "undone") return wordUndoProblem(answer.kind);
    onClose();
    return null;
  };
  return (
    <SupervisorSheet
      title="Undo with a supervisor"
      submitLabel="Undo it"
      withoutSupervisor="This till knows no supervisor. A manager can still reverse it."
      reason={{ maxLength: REVERSAL_REASON_MAX_LENGTH, ifMissing: "Say why: managers read it beside the redemption." }}
      onApproved={undo}
      onClose={onClose}
    >
      <p>{isolateName(redemption.couponTitle)} can be redeemed again then. The supervisor’s name stands beside it.</p>
    </SupervisorSheet>
  );
}
