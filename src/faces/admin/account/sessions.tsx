import type { SessionMessage } from "../../../contract/messages/sign-in";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { sayFailure } from "../calls/say-failure";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import styles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { AccountSection } from "./account-section";
import { deviceName } from "./device-name";
import { sayAddress } from "./say-address";

/** Where one is signed in, to be ended from here. */
export function Sessions() {
  const { call, toasts } = useAdmin();
  const sessions = useFetched("sessions", {});
  const action = useAction();
  const show = (left: { sessions: SessionMessage[] }) => sessions.put(() => left);
  const refused = (failure: Parameters<typeof sayFailure>[0]) => {
    toasts.say({ text: sayFailure(failure) });
    return null;
  };

  function end(session: SessionMessage) {
    void action.run(
      () => call("endSession", { params: { sessionId: session.id } }),
      (left) => {
        show(left);
        toasts.say({ text: `${deviceName(session.userAgent)} is signed out.` });
      },
      refused,
    );
  }

  function endOthers() {
    void action.run(
      () => call("endOtherSessions", {}),
      (left) => {
        show(left);
        toasts.say({ text: "You are signed out everywhere but here." });
      },
      refused,
    );
  }

  return (
    <AccountSection title="Where you are signed in">
      <FetchedView of={sessions} what="where you are signed in">
        {({ sessions: all }) => (
          <>
            <ul className={styles.list} aria-label="Sessions">
              {all.map((session) => (
                <li key={session.id} className={styles.row}>
                  <div>
                    <span className={styles.name}>{deviceName(session.userAgent)}</span>
                    <p className={styles.facts}>
                      <span>
                        Signed in <When ms={session.signedInMs} />
                      </span>
                      <span>
                        Last used <When ms={session.seenMs} />
                      </span>
                      {session.address !== "" && <span dir="ltr">{sayAddress(session.address)}</span>}
                    </p>
                  </div>
                  {session.current ? (
                    <span className={styles.quiet}>This browser</span>
                  ) : (
                    <ActionButton kind="quiet" aria-disabled={action.busy} aria-label={`Sign out ${deviceName(session.userAgent)}`} onClick={() => end(session)}>
                      Sign out
                    </ActionButton>
                  )}
                </li>
              ))}
            </ul>
            {all.length > 1 && (
              <div>
                <ActionButton aria-disabled={action.busy} onClick={endOthers}>
                  Sign out everywhere else
                </ActionButton>
              </div>
            )}
          </>
        )}
      </FetchedView>
    </AccountSection>
  );
}
