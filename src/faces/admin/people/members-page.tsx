import { useState } from "react";
import type { MemberMessage } from "../../../contract/messages/members";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { useMay, useMe } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { PageHeader } from "../parts/page-header";
import styles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { Invitations } from "./invitations";
import { MemberDialog, type MemberTask } from "./member-dialog";
import { PeopleTabs } from "./people-tabs";
import { ROLE_WORDS } from "./role-wording";

/** Who has a login here, and who is invited. */
export function MembersPage() {
  const maySee = useMay("manager");
  return maySee ? (
    <Members />
  ) : (
    <>
      <PageHeader title="People" />
      <Notice what="Members are for managers to see" next="Ask an owner to make you one, if you need to." />
    </>
  );
}

function Members() {
  const members = useFetched("members", {});
  const mayChange = useMay("owner");
  const me = useMe();
  const [inviting, setInviting] = useState(false);
  const [task, setTask] = useState<MemberTask | null>(null);

  return (
    <>
      <PageHeader
        title="People"
        action={
          mayChange && (
            <ActionButton kind="primary" onClick={() => setInviting(true)}>
              Invite a member
            </ActionButton>
          )
        }
      />
      <PeopleTabs />
      <section className={styles.group} aria-label="Members">
        <FetchedView of={members} what="the members">
          {({ members: all }) => (
            <ul className={styles.list} aria-label="Members">
              {all.map((member) => (
                <li key={member.id} className={styles.row}>
                  <div>
                    <bdi className={styles.name}>{member.name}</bdi>
                    {member.id === me.id && <span className={styles.quiet}> (you)</span>}
                    <p className={styles.facts}>
                      <span>{ROLE_WORDS[member.role].name}</span>
                      <bdi>{member.email}</bdi>
                      <span>{member.seenMs === null ? "Signed in nowhere" : <>Seen <When ms={member.seenMs} /></>}</span>
                    </p>
                  </div>
                  {mayChange && <MemberButtons member={member} isMe={member.id === me.id} onPick={setTask} />}
                </li>
              ))}
            </ul>
          )}
        </FetchedView>
        {!mayChange && <p className={styles.quiet}>Who may sign in, and as what, an owner decides.</p>}
      </section>
      {mayChange && <Invitations inviting={inviting} onInvited={() => setInviting(false)} />}
      {task !== null && <MemberDialog task={task} onClose={() => setTask(null)} onChanged={(change) => members.put(({ members: before }) => ({ members: change(before) }))} />}
    </>
  );
}

interface MemberButtonsProps {
  readonly member: MemberMessage;
  readonly isMe: boolean;
  readonly onPick: (task: MemberTask) => void;
}

/** Nobody removes themselves here, or makes themselves a link: for that they would have to sign in again first. */
function MemberButtons({ member, isMe, onPick }: MemberButtonsProps) {
  return (
    <div className={styles.buttons}>
      <ActionButton kind="quiet" aria-label={`Role of ${member.name}`} onClick={() => onPick({ kind: "role", member })}>
        Role
      </ActionButton>
      {!isMe && (
        <>
          <ActionButton kind="quiet" aria-label={`Password link for ${member.name}`} onClick={() => onPick({ kind: "reset", member })}>
            Password link
          </ActionButton>
          <ActionButton kind="quiet" aria-label={`Remove ${member.name}`} onClick={() => onPick({ kind: "remove", member })}>
            Remove
          </ActionButton>
        </>
      )}
    </div>
  );
}
