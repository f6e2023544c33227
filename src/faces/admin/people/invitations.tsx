import type { InvitationMessage } from "../../../contract/messages/members";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import { ProblemText } from "../form/problem-text";
import styles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { InviteDialog } from "./invite-dialog";
import { ROLE_WORDS } from "./role-wording";

interface InvitationsProps {
  readonly inviting: boolean;
  /** The dialog is closed. */
  readonly onInvited: () => void;
}

/** Invitations that nobody has used yet. */
export function Invitations({ inviting, onInvited }: InvitationsProps) {
  const invitations = useFetched("invitations", {});
  const drop = (id: string) => invitations.put(({ invitations: before }) => ({ invitations: before.filter((one) => one.id !== id) }));
  return (
    <section className={styles.group} aria-labelledby="invitations">
      <h2 id="invitations" className={styles.groupTitle}>
        Invited
      </h2>
      <FetchedView of={invitations} what="the invitations">
        {({ invitations: all }) =>
          all.length === 0 ? (
            <p className={styles.quiet}>Nobody is invited just now.</p>
          ) : (
            <ul className={styles.list} aria-label="Invited">
              {all.map((invitation) => (
                <Invited key={invitation.id} invitation={invitation} onRevoked={() => drop(invitation.id)} />
              ))}
            </ul>
          )
        }
      </FetchedView>
      {inviting && (
        <InviteDialog
          onMade={(made) => invitations.put(({ invitations: before }) => ({ invitations: [made, ...before] }))}
          onClose={onInvited}
        />
      )}
    </section>
  );
}

function Invited({ invitation, onRevoked }: { readonly invitation: InvitationMessage; readonly onRevoked: () => void }) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const { id, role, note, invitedBy, expiresMs } = invitation;
  function revoke() {
    void action.run(
      () => call("revokeInvitation", { params: { invitationId: id } }),
      () => {
        onRevoked();
        toasts.say({ text: "The invitation was taken back. Its link works no more." });
      },
    );
  }
  return (
    <li className={styles.row}>
      <div>
        <bdi className={styles.name}>{note === "" ? "Somebody" : note}</bdi>
        <p className={styles.facts}>
          <span>{ROLE_WORDS[role].name}</span>
          <span>
            Invited by <bdi>{invitedBy}</bdi>
          </span>
          <span>
            Until <When ms={expiresMs} />
          </span>
        </p>
        <ProblemText problem={action.problem} />
      </div>
      <div className={styles.buttons}>
        <ActionButton kind="quiet" aria-disabled={action.busy} aria-label={`Take the invitation for ${note || "somebody"} back`} onClick={revoke}>
          {action.busy ? "Taking it back…" : "Take back"}
        </ActionButton>
      </div>
    </li>
  );
}
