import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import { EmailField } from "../form/email-field";

interface ForgottenFormProps {
  /** This server sends mail. */
  readonly mail: boolean;
  readonly onBack: () => void;
}

/** Asks for a link to a new password; the answer gives away nobody's address. */
export function ForgottenForm({ mail, onBack }: ForgottenFormProps) {
  const { api } = useAdmin();
  const action = useAction();
  const [email, setEmail] = useState("");
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const back = (
    <ActionButton kind="quiet" onClick={onBack}>
      Back to sign in
    </ActionButton>
  );

  function ask() {
    setTried(true);
    if (email.trim() !== "") void action.run(() => api.call("askReset", { body: { email } }), () => setAsked(true));
  }

  if (asked) {
    return (
      <>
        <Notice
          what={mail ? "Look into your mail" : "Asked for"}
          next={
            mail
              ? "If this address has a login here, a link is on its way. It works once, for an hour."
              : "If this address has a login in a demo shop, or this is a development server, the link now stands in the server’s log. It works once, for an hour."
          }
        />
        <div>{back}</div>
      </>
    );
  }
  return (
    <>
      <p>
        {mail
          ? "Type the address that you sign in with, and a link to a new password comes by mail."
          : "This server sends no mail. Ask an owner of your shop for a link: they make it under People, Members."}
      </p>
      {!mail && <p>In a demo, or on a development server, ask here: the link is written to the server’s log.</p>}
      <DeskForm action={action} submit={mail ? "Send me a link" : "Write a link to the log"} busy="Asking…" onSubmit={ask} beside={back}>
        <EmailField value={email} tried={tried} onChange={setEmail} />
      </DeskForm>
    </>
  );
}
