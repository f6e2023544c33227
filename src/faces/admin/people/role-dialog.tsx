import type { MemberMessage } from "../../../contract/messages/members";
import { MEMBER_ROLES } from "../../../domain/member/role";
import { useAdmin } from "../admin-services";
import { useEditing } from "../calls/use-editing";
import { ChoiceField } from "../form/choice-field";
import { EditDialog } from "../parts/edit-dialog";
import { isolateName } from "../parts/isolate-name";
import { ROLE_WORDS } from "./role-wording";

interface RoleDialogProps {
  readonly member: MemberMessage;
  readonly onSaved: (member: MemberMessage) => void;
  readonly onClose: () => void;
}

const ROLES = MEMBER_ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }));

export function RoleDialog({ member, onSaved, onClose }: RoleDialogProps) {
  const { call } = useAdmin();
  const editing = useEditing({
    terms: member.role,
    look: async () => {
      const reply = await call("members", {});
      return reply.kind === "ok" ? { ...reply, value: reply.value.members.find(({ id }) => id === member.id)?.role ?? null } : reply;
    },
    send: (role) => call("changeRole", { params: { memberId: member.id }, body: { role } }),
    onSaved,
    onClose,
    say: ({ name, role }) => `${isolateName(name)} is ${ROLE_WORDS[role].name.toLowerCase()} now.`,
  });
  return (
    <EditDialog
      title={
        <>
          Role of <bdi>{member.name}</bdi>
        </>
      }
      editing={editing}
      did="changed this role"
      sayNow={(role) => `It is ${ROLE_WORDS[role].name.toLowerCase()}`}
      onSave={() => (editing.terms === member.role && editing.meanwhile === null ? onClose() : editing.save())}
      onClose={onClose}
    >
      <ChoiceField label="What they may do" choices={ROLES} value={editing.terms} onChange={editing.setTerms} />
    </EditDialog>
  );
}
