import { useState } from "react";
import type { RedemptionAtDesk } from "../../../contract/messages/desk";
import { REVERSAL_REASON_MAX_LENGTH } from "../../../contract/messages/till-event";
import { newKey } from "../../../client/till/new-key";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { TextField } from "../form/text-field";
import { ConfirmDialog } from "../parts/confirm-dialog";

interface UndoDialogProps {
  readonly redemption: RedemptionAtDesk;
  readonly onUndone: (redemption: RedemptionAtDesk) => void;
  readonly onClose: () => void;
}

/** Asks before a manager undoes a redemption, says what that does, and asks why (R72). */
export function UndoDialog({ redemption, onUndone, onClose }: UndoDialogProps) {
  const { call, toasts, nowMs } = useAdmin();
  const action = useAction();
  // The reply may be lost after the commit: the same key must undo it once.
  const [key] = useState(() => newKey(crypto, nowMs()));
  const [reason, setReason] = useState("");
  const [isMissing, setIsMissing] = useState(false);

  function undo() {
    setIsMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    void action.run(
      () => call("reverseRedemption", { params: { redemptionKey: redemption.key }, body: { key, reason: reason.trim() } }),
      (undone) => {
        onUndone(undone);
        onClose();
        toasts.say({ text: "Undone. The till hears of it with its next sync." });
      },
    );
  }

  return (
    <ConfirmDialog title="Undo this redemption?" action={action} confirm="Undo it" busy="Undoing…" keep="Keep it" onClose={onClose} onConfirm={undo}>
      <p>
        It was made at <bdi>{redemption.till.name}</bdi>, <bdi>{redemption.store.name}</bdi>, by <bdi>{redemption.staff.name}</bdi>.
      </p>
      <p>The code, or the use that it took, is free again. Where another till had redeemed the same code in vain, that one gets it.</p>
      <p>This is final: the redemption stays on record as undone. The code can be redeemed anew.</p>
      <TextField
        label="Why?"
        value={reason}
        maxLength={REVERSAL_REASON_MAX_LENGTH}
        problem={isMissing ? "Say in a few words why, for whoever looks at it later." : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
