import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import type { Doors } from "../session/session-store";
import { DoorFrame } from "./door-frame";
import { ForgottenForm } from "./forgotten-form";
import { SignInForm } from "./sign-in-form";

/** Where members come in. */
export function SignInPage({ doors }: { readonly doors: Doors }) {
  const { session } = useAdmin();
  const [forgotten, setForgotten] = useState(false);
  if (doors.setUp) {
    return (
      <DoorFrame
        title="Set up this server first"
        lead={<p>Nobody owns it yet. Open the link that its terminal shows: it makes your shop and your login, once.</p>}
      >
        <div>
          <ActionButton onClick={() => void session.check()}>It is set up now</ActionButton>
        </div>
      </DoorFrame>
    );
  }
  if (forgotten) {
    return (
      <DoorFrame title="A new password">
        <ForgottenForm mail={doors.mail} onBack={() => setForgotten(false)} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title="Sign in">
      <SignInForm passkeys={doors.passkeys} onSignedIn={session.signedIn} />
      <div>
        <ActionButton kind="quiet" onClick={() => setForgotten(true)}>
          Forgotten your password?
        </ActionButton>
      </div>
    </DoorFrame>
  );
}
