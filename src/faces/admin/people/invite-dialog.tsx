import { useState } from "react";
import type { OutputOf } from "../../../client/api/api";
import type { InvitationMessage } from "../../../contract/messages/members";
import { MEMBER_ROLES, type MemberRole } from "../../../domain/member/role";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin, useMe } from "../admin-services";
import { useAction } from "../calls/use-action";
import { ChoiceField } from "../form/choice-field";
import { DeskForm } from "../form/desk-form";
import { TextField } from "../form/text-field";
import { AdminDialog } from "../parts/admin-dialog";
import { OneTimeLink } from "../parts/one-time-link";
import { When } from "../parts/when";
import { ROLE_WORDS } from "./role-wording";

const ROLES = MEMBER_ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }));

interface InviteDialogProps {
  readonly onMade: (invitation: InvitationMessage) => void;
  readonly onClose: () => void;
}

/** Makes a link with which somebody becomes a member, and shows it this once. */
export function InviteDialog({ onMade, onClose }: InviteDialogProps) {
  const { call } = useAdmin();
  const { workspace } = useMe();
  const action = useAction();
  const [role, setRole] = useState<MemberRole>("manager");
  const [note, setNote] = useState("");
  const [made, setMade] = useState<OutputOf<"invite"> | null>(null);

  function invite() {
    void action.run(
      () => call("invite", { body: { role, note } }),
      (answer) => {
        setMade(answer);
        onMade(answer.invitation);
      },
    );
  }

  if (made === null) {
    return (
      <AdminDialog title="Invite a member" onClose={onClose}>
        <DeskForm action={action} submit="Make the link" busy="Making it…" onSubmit={invite}>
          <TextField
            label="Who is it for?"
            hint="For your own list only, such as a name."
            data-autofocus
            maxLength={100}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ChoiceField label="What they may do" choices={ROLES} value={role} onChange={setRole} />
        </DeskForm>
      </AdminDialog>
    );
  }
  return (
    <AdminDialog title="Hand over this link" size="lg" onClose={onClose}>
      <p>
        Whoever opens it first becomes {ROLE_WORDS[made.invitation.role].name.toLowerCase()}, until <When ms={made.invitation.expiresMs} />. It
        is shown only now.
      </p>
      <OneTimeLink
        link={made.link}
        what={`Your invitation to ${workspace.name}`}
        mail={`Hello,\n\nwith this link you make your login at ${workspace.name}. It works once, for a week.`}
      />
      <ActionButton kind="quiet" onClick={onClose}>
        Done
      </ActionButton>
    </AdminDialog>
  );
}
