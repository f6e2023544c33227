import { useState } from "react";
import type { MemberMessage } from "../../../contract/messages/members";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin, useMe } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { AdminDialog } from "../parts/admin-dialog";
import { OneTimeLink } from "../parts/one-time-link";
import { When } from "../parts/when";

/** A link with which a member sets a new password; whoever has it can, so it goes to them alone. */
export function PasswordLinkDialog({ member, onClose }: { readonly member: MemberMessage; readonly onClose: () => void }) {
  const { call } = useAdmin();
  const { workspace } = useMe();
  const action = useAction();
  const [made, setMade] = useState<{ readonly link: string; readonly expiresMs: number } | null>(null);
  return (
    <AdminDialog
      title={
        <>
          Password link for <bdi>{member.name}</bdi>
        </>
      }
      size="lg"
      onClose={onClose}
    >
      {made === null ? (
        <DeskForm
          action={action}
          submit="Make the link"
          busy="Making it…"
          onSubmit={() => void action.run(() => call("resetLink", { params: { memberId: member.id } }), setMade)}
        >
          <p>
            With the link they set a new password, once, within an hour; they are signed out everywhere then. Whoever has the link can do
            that, so give it to nobody else.
          </p>
        </DeskForm>
      ) : (
        <>
          <p>
            It works once, until <When ms={made.expiresMs} />. It is shown only now.
          </p>
          <OneTimeLink
            link={made.link}
            what={`A new password for ${workspace.name}`}
            mail={`Hello ${member.name},\n\nwith this link you set a new password for ${workspace.name}. It works once, for an hour.`}
          />
          <ActionButton kind="quiet" onClick={onClose}>
            Done
          </ActionButton>
        </>
      )}
    </AdminDialog>
  );
}
