import { Modal } from "@mantine/core";
import type { MeMessage } from "../../../contract/messages/sign-in";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { SignInForm } from "../doors/sign-in-form";
import styles from "./admin-shell.module.css";

/** Over a page whose session has ended: who signs in again goes on where they were, with all they had typed. */
export function SignInAgain({ me, passkeys }: { readonly me: MeMessage; readonly passkeys: boolean }) {
  const { session } = useAdmin();
  return (
    <Modal opened onClose={() => undefined} title="Sign in again" withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} zIndex={400}>
      <div className={styles.again}>
        <p>Your session has ended. What you typed is still there.</p>
        <SignInForm again={me} passkeys={passkeys} onSignedIn={session.signedIn} />
        <div>
          <ActionButton kind="quiet" onClick={session.leave}>
            Leave, and sign in as somebody else
          </ActionButton>
        </div>
      </div>
    </Modal>
  );
}
