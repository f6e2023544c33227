import { useState } from "react";
import { useAdmin, useMe } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { NEW_PASSWORD_HINT, sayPasswordProblem } from "../form/new-password";
import { PasswordField } from "../form/password-field";
import { AccountSection } from "./account-section";

export function PasswordForm() {
  const { call, toasts } = useAdmin();
  const me = useMe();
  const action = useAction();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [tried, setTried] = useState(false);
  const nextProblem = sayPasswordProblem(next, [me.email, me.name]);

  function save() {
    setTried(true);
    if (current === "" || nextProblem !== null) return;
    void action.run(
      () => call("changePassword", { body: { current, next } }),
      () => {
        setCurrent("");
        setNext("");
        setTried(false);
        toasts.say({ text: "Your password was changed. Everywhere else you are signed out." });
      },
    );
  }

  return (
    <AccountSection title="Password">
      <DeskForm action={action} kind="secondary" submit="Change password" busy="Changing it…" onSubmit={save}>
        <input type="email" autoComplete="username" value={me.email} readOnly hidden />
        <PasswordField
          label="Present password"
          autoComplete="current-password"
          value={current}
          problem={tried && current === "" ? "Type the password that you have now." : null}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordField
          label="New password"
          hint={NEW_PASSWORD_HINT}
          autoComplete="new-password"
          value={next}
          problem={tried ? nextProblem : null}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
      </DeskForm>
    </AccountSection>
  );
}
