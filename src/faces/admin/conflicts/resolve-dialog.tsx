import { useState } from "react";
import type { ConflictMessage } from "../../../contract/messages/desk";
import { type ManagersResolution, RESOLUTION_NOTE_MAX_LENGTH } from "../../../domain/sync/resolve-conflict";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { TextField } from "../form/text-field";
import { ConfirmDialog } from "../parts/confirm-dialog";
import { RESOLUTION_WORDS } from "./conflict-wording-table";

interface ResolveDialogProps {
  readonly conflict: ConflictMessage;
  readonly resolution: ManagersResolution;
  readonly onResolved: (conflict: ConflictMessage) => void;
  readonly onClose: () => void;
}

/** Says what a decision does and to whom, and asks why (R11). */
export function ResolveDialog({ conflict, resolution, onResolved, onClose }: ResolveDialogProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [note, setNote] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const words = RESOLUTION_WORDS[resolution];
  const { redemption, other } = conflict;

  function decide() {
    setIsMissing(note.trim() === "");
    if (note.trim() === "") return;
    void action.run(
      () => call("resolveConflict", { params: { key: conflict.key }, body: { resolution, note: note.trim() } }),
      (resolved) => {
        onResolved(resolved);
        onClose();
        toasts.say({ text: "Decided. The till hears of it with its next sync." });
      },
    );
  }

  return (
    <ConfirmDialog title={`${words.do}?`} action={action} confirm={words.do} busy={words.busy} keep="Leave it open" onClose={onClose} onConfirm={decide}>
      <p>
        This is about the redemption at <bdi>{redemption.till.name}</bdi>, <bdi>{redemption.store.name}</bdi>
        {redemption.staff.name !== "" && (
          <>
            {" "}
            by <bdi>{redemption.staff.name}</bdi>
          </>
        )}
        .
      </p>
      <p>{other === null ? words.other : words.double}</p>
      <p>{words.later}</p>
      <TextField
        label="Why?"
        hint="It stays with the conflict, for everybody who looks at it."
        value={note}
        maxLength={RESOLUTION_NOTE_MAX_LENGTH}
        problem={isMissing ? "Say in a few words why, for whoever looks at it later." : null}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
