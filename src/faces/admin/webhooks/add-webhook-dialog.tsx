import { useState } from "react";
import type { WebhookAtDesk } from "../../../contract/messages/webhooks";
import { webhookEventTypes } from "../../../domain/webhook/webhook-event";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { DeskForm } from "../form/desk-form";
import formStyles from "../form/form.module.css";
import { AdminDialog } from "../parts/admin-dialog";
import { SecretText } from "./secret-text";
import { addressProblem, isComplete, WebhookFields, type WebhookTerms } from "./webhook-fields";

interface AddWebhookDialogProps {
  readonly onAdded: (webhook: WebhookAtDesk) => void;
  readonly onClose: () => void;
}

/** Asks where messages go and of what; then shows the secret, with which the receiver knows them. */
export function AddWebhookDialog({ onAdded, onClose }: AddWebhookDialogProps) {
  const { call } = useAdmin();
  const action = useAction();
  const [terms, setTerms] = useState<WebhookTerms>({ url: "", events: webhookEventTypes });
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);

  function add() {
    setTried(true);
    if (!isComplete(terms)) return;
    void action.run(
      () => call("addWebhook", { body: { url: terms.url.trim(), events: [...terms.events] } }),
      (made) => {
        onAdded(made.webhook);
        setSecret(made.secret);
      },
      (failure) => {
        const problem = addressProblem(failure);
        setRefused(problem);
        return problem === null ? null : "The address needs another look.";
      },
    );
  }

  if (secret !== null) {
    return (
      <AdminDialog title="The webhook is on" onClose={onClose}>
        <p>Give this secret to whoever receives the messages: with it they can tell that a message is yours. You can look it up here again.</p>
        <SecretText secret={secret} />
        <div className={formStyles.actions}>
          <ActionButton onClick={onClose}>Done</ActionButton>
        </div>
      </AdminDialog>
    );
  }
  return (
    <AdminDialog title="Add a webhook" onClose={onClose}>
      <DeskForm action={action} submit="Add webhook" busy="Adding…" onSubmit={add}>
        <WebhookFields
          terms={terms}
          tried={tried}
          refused={refused}
          onChange={(now) => {
            setTerms(now);
            setRefused(null);
          }}
        />
      </DeskForm>
    </AdminDialog>
  );
}
