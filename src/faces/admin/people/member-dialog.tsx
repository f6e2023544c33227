import { useState } from "react";
import type { MemberMessage } from "../../../contract/messages/members";
import { MEMBER_ROLES, type MemberRole } from "../../../domain/member/role";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { ChoiceField } from "../form/choice-field";
import { DeskForm } from "../form/desk-form";
import { AdminDialog } from "../parts/admin-dialog";
import { ConfirmDialog } from "../parts/confirm-dialog";
import { isolateName } from "../parts/isolate-name";
import { PasswordLinkDialog } from "./password-link-dialog";
import { ROLE_WORDS } from "./role-wording";

/** What an owner does about a member. */
export type MemberTask = { readonly kind: "role" | "reset" | "remove"; readonly member: MemberMessage };

interface MemberDialogProps {
  readonly task: MemberTask;
  readonly onChanged: (change: (members: MemberMessage[]) => MemberMessage[]) => void;
  readonly onClose: () => void;
}

export function MemberDialog({ task: { kind, member }, onChanged, onClose }: MemberDialogProps) {
  switch (kind) {
    case "role":
      return <RoleDialog member={member} onChanged={onChanged} onClose={onClose} />;
    case "reset":
      return <PasswordLinkDialog member={member} onClose={onClose} />;
    case "remove":
      return <RemoveDialog member={member} onChanged={onChanged} onClose={onClose} />;
  }
}

type OfMember = Omit<MemberDialogProps, "task"> & { readonly member: MemberMessage };

const ROLES = MEMBER_ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }));

function RoleDialog({ member, onChanged, onClose }: OfMember) {
  const { call, session, toasts } = useAdmin();
  const action = useAction();
  const [role, setRole] = useState<MemberRole>(member.role);
  const change = (next: MemberRole) => call("changeRole", { params: { memberId: member.id }, body: { role: next } });

  function show(changed: MemberMessage) {
    onChanged((members) => members.map((one) => (one.id === changed.id ? changed : one)));
    // It may be one's own.
    void session.check();
  }

  async function undo() {
    const reply = await change(member.role);
    if (reply.kind === "ok") show(reply.value);
    toasts.say({ text: reply.kind === "ok" ? "Put back as it was." : "It could not be put back. Look at the list again." });
  }

  function save() {
    if (role === member.role) return onClose();
    void action.run(
      () => change(role),
      (changed) => {
        show(changed);
        onClose();
        toasts.say({ text: `${isolateName(changed.name)} is ${ROLE_WORDS[changed.role].name.toLowerCase()} now.`, undo: () => void undo() });
      },
    );
  }

  return (
    <AdminDialog
      title={
        <>
          Role of <bdi>{member.name}</bdi>
        </>
      }
      onClose={onClose}
    >
      <DeskForm action={action} submit="Save" busy="Saving…" onSubmit={save}>
        <ChoiceField label="What they may do" choices={ROLES} value={role} onChange={setRole} />
      </DeskForm>
    </AdminDialog>
  );
}

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
