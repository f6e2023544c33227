import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import type { MeMessage } from "../../../contract/messages/sign-in";
import type { Failure } from "../../../client/api/reply";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { EmailField } from "../form/email-field";
import { PasswordField } from "../form/password-field";
import { isolateName } from "../parts/isolate-name";
import styles from "./door-frame.module.css";
import { PasskeyButton } from "./passkey-button";

interface SignInFormProps {
  /** Whose session is over: they give their password only. */
  readonly again?: MeMessage;
  readonly passkeys: boolean;
  readonly onSignedIn: (me: MeMessage) => void;
}

type Shop = MeMessage["workspace"];

/** Address and password, or a passkey; where both fit several shops, which one. */
export function SignInForm({ again, passkeys, onSignedIn }: SignInFormProps) {
  const { api } = useAdmin();
  const action = useAction();
  const [email, setEmail] = useState(again?.email ?? "");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [shops, setShops] = useState<readonly Shop[]>([]);

  function signIn(workspace = again?.workspace.number) {
    setTried(true);
    if (email.trim() === "" || password === "") return;
    const body = { email, password, ...(workspace === undefined ? {} : { workspace }) };
    void action.run(
      () => api.call("signIn", { body }),
      (answer) => (answer.kind === "signed-in" ? onSignedIn(answer.me) : setShops(answer.workspaces)),
      sayRefusal,
    );
  }

  if (shops.length > 0) {
    return (
      <div className={styles.shops}>
        <p>This login fits several shops. Which one?</p>
        {shops.map(({ number, name }) => (
          <ActionButton key={number} aria-disabled={action.busy} onClick={() => signIn(number)}>
            <bdi>{name}</bdi>
          </ActionButton>
        ))}
      </div>
    );
  }
  return (
    <>
      <DeskForm action={action} submit="Sign in" busy="Signing in…" onSubmit={() => signIn()}>
        {again === undefined ? (
          <EmailField value={email} tried={tried} onChange={setEmail} />
        ) : (
          // For the browser's password manager, which looks for whose password it is.
          <input type="email" autoComplete="username" value={email} readOnly hidden />
        )}
        <PasswordField
          label="Password"
          autoComplete="current-password"
          hint={again === undefined ? undefined : `Of ${isolateName(again.name)}, ${again.email}`}
          value={password}
          data-autofocus={again === undefined ? undefined : true}
          problem={tried && password === "" ? "Type your password." : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </DeskForm>
      {passkeys && <PasskeyButton onSignedIn={onSignedIn} />}
    </>
  );
}

function sayRefusal(failure: Failure): string | null {
  return failure.kind === "unauthorised" ? "This address and password do not fit. Check both and try again." : null;
}
