import type { MemberMessage } from "../../../contract/messages/members";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { ConfirmDialog } from "../parts/confirm-dialog";
import { isolateName } from "../parts/isolate-name";
import { PasswordLinkDialog } from "./password-link-dialog";
import { RoleDialog } from "./role-dialog";

/** What an owner does about a member. */
export type MemberTask = { readonly kind: "role" | "reset" | "remove"; readonly member: MemberMessage };

interface MemberDialogProps {
  readonly task: MemberTask;
  readonly onChanged: (change: (members: MemberMessage[]) => MemberMessage[]) => void;
  readonly onClose: () => void;
}

export function MemberDialog({ task: { kind, member }, onChanged, onClose }: MemberDialogProps) {
  const { session } = useAdmin();

  function show(changed: MemberMessage) {
    onChanged((members) => members.map((one) => (one.id === changed.id ? changed : one)));
    // It may be one's own.
    void session.check();
  }

  switch (kind) {
    case "role":
      return <RoleDialog member={member} onSaved={show} onClose={onClose} />;
    case "reset":
      return <PasswordLinkDialog member={member} onClose={onClose} />;
    case "remove":
      return <RemoveDialog member={member} onChanged={onChanged} onClose={onClose} />;
  }
}

type OfMember = Omit<MemberDialogProps, "task"> & { readonly member: MemberMessage };

function RemoveDialog({ member, onChanged, onClose }: OfMember) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  return (
    <ConfirmDialog
      title={
        <>
          Remove <bdi>{member.name}</bdi>?
        </>
      }
      action={action}
      confirm="Remove"
      busy="Removing…"
      keep="Keep them"
      onClose={onClose}
      onConfirm={() =>
        void action.run(
          () => call("removeMember", { params: { memberId: member.id } }),
          ({ members }) => {
            onChanged(() => members);
            onClose();
            toasts.say({ text: `${isolateName(member.name)} was removed and is signed out everywhere.` });
          },
        )
      }
    >
      <p>
        They are signed out everywhere at once, and their password and passkeys work no more. What they did stays in the audit log under
        their name.
      </p>
      <p>This cannot be undone; to have them back, invite them again.</p>
    </ConfirmDialog>
  );
}
