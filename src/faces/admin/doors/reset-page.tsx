import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { NEW_PASSWORD_HINT, sayPasswordProblem } from "../form/new-password";
import { PasswordField } from "../form/password-field";
import { DoorFrame } from "./door-frame";

interface ResetPageProps {
  readonly token: string;
  /** The link is used up, or not wanted. */
  readonly onDone: () => void;
}

/** Behind a link to a new password. */
export function ResetPage({ token, onDone }: ResetPageProps) {
  const { api, session } = useAdmin();
  const action = useAction();
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [isSet, setIsSet] = useState(false);
  const problem = tried ? sayPasswordProblem(password, []) : null;

  function save() {
    setTried(true);
    if (sayPasswordProblem(password, []) !== null) return;
    void action.run(
      () => api.call("resetPassword", { body: { token, password } }),
      () => {
        setIsSet(true);
        // Whoever was signed in here may be who it was for: every session of theirs has ended.
        void session.check();
      },
    );
  }

  if (isSet) {
    return (
      <DoorFrame title="A new password">
        <Notice
          verdict="go"
          what="Your new password is set"
          next="You are signed out everywhere. Sign in with the new one."
          action={
            <ActionButton kind="primary" onClick={onDone}>
              Go to sign in
            </ActionButton>
          }
        />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title="A new password">
      <DeskForm
        action={action}
        submit="Set password"
        busy="Setting it…"
        onSubmit={save}
        beside={
          <ActionButton kind="quiet" onClick={onDone}>
            Leave it as it is
          </ActionButton>
        }
      >
        <PasswordField
          label="New password"
          hint={NEW_PASSWORD_HINT}
          autoComplete="new-password"
          value={password}
          problem={problem}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </DeskForm>
    </DoorFrame>
  );
}
