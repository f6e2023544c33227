import { useState } from "react";
import { useAdmin, useMe } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { TextField } from "../form/text-field";
import { AccountSection } from "./account-section";

export function NameForm() {
  const { call, session, toasts } = useAdmin();
  const me = useMe();
  const action = useAction();
  const [name, setName] = useState(me.name);
  const [tried, setTried] = useState(false);

  function save() {
    setTried(true);
    if (name.trim() === "") return;
    void action.run(
      () => call("renameMe", { body: { name } }),
      (renamed) => {
        session.signedIn(renamed);
        setName(renamed.name);
        toasts.say({ text: "Your name was changed." });
      },
    );
  }

  return (
    <AccountSection title="Name">
      <DeskForm action={action} kind="secondary" submit="Save name" busy="Saving…" onSubmit={save}>
        <TextField
          label="Your name"
          hint="Others see it beside what you did."
          autoComplete="name"
          maxLength={60}
          value={name}
          problem={tried && name.trim() === "" ? "Type your name." : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </DeskForm>
    </AccountSection>
  );
}
