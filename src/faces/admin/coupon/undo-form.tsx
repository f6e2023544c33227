import { useState } from "react";
import { newKey } from "../../../client/till/new-key";
import { REVERSAL_REASON_MAX_LENGTH } from "../../../contract/messages/till-event";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { TextField } from "../form/text-field";
import { When } from "../parts/when";
import type { Redeemed } from "./say-event";

interface UndoFormProps {
  readonly redemption: Redeemed;
  readonly onKeep: () => void;
  readonly onUndone: () => void;
}

/** Says what undoing does and to whom, and asks for a reason, which stays beside it (R11). */
export function UndoForm({ redemption: { key: redemptionKey, store, staff, correctedMs, standing }, onKeep, onUndone }: UndoFormProps) {
  const { call, toasts, nowMs } = useAdmin();
  const action = useAction();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  // One key however often it is sent: the answer may be lost after it was done.
  const [key] = useState(() => newKey(crypto, nowMs()));

  function undo() {
    setTried(true);
    if (reason.trim() === "") return;
    void action.run(
      () => call("reverseRedemption", { params: { redemptionKey }, body: { key, reason: reason.trim() } }),
      () => {
        onUndone();
        toasts.say({ text: "The redemption is undone." });
      },
    );
  }

  return (
    <DeskForm action={action} submit="Undo for good" busy="Undoing…" onSubmit={undo} beside={<ActionButton onClick={onKeep}>Keep it</ActionButton>}>
      <p>
        <bdi>{staff.name}</bdi> redeemed it at <bdi>{store.name}</bdi>, <When ms={correctedMs} />.
      </p>
      <p>
        {standing === "conflict"
          ? "The conflict is closed with that. Whoever redeemed first keeps it."
          : "It can be redeemed again then, at every till that has heard of it. If somebody else redeemed it too, theirs counts in its place."}{" "}
        An undone redemption stays on record, with your name and the reason. It cannot be made good again.
      </p>
      <TextField
        label="Reason"
        data-autofocus
        maxLength={REVERSAL_REASON_MAX_LENGTH}
        value={reason}
        problem={tried && reason.trim() === "" ? "Say why, for whoever looks at it later." : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DeskForm>
  );
}
