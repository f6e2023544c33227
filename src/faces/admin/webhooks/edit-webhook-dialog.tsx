import { useState } from "react";
import type { WebhookAtDesk } from "../../../contract/messages/webhooks";
import { useAdmin } from "../admin-services";
import { useEditing } from "../calls/use-editing";
import { EditDialog } from "../parts/edit-dialog";
import { isComplete, WebhookFields, type WebhookTerms } from "./webhook-fields";

interface EditWebhookDialogProps {
  readonly webhook: WebhookAtDesk;
  readonly onSaved: (webhook: WebhookAtDesk) => void;
  readonly onClose: () => void;
}

export function EditWebhookDialog({ webhook, onSaved, onClose }: EditWebhookDialogProps) {
  const { call } = useAdmin();
  const [tried, setTried] = useState(false);
  const params = { webhookId: webhook.id };
  const editing = useEditing({
    terms: termsOf(webhook),
    look: async () => {
      const reply = await call("webhooks", {});
      if (reply.kind !== "ok") return reply;
      const now = reply.value.webhooks.find(({ id }) => id === webhook.id);
      return { ...reply, value: now === undefined ? null : termsOf(now) };
    },
    send: ({ url, events }) => call("editWebhook", { params, body: { url: url.trim(), events: [...events], isPaused: webhook.state !== "active" } }),
    onSaved,
    onClose,
    say: () => "The webhook was changed.",
  });

  function save() {
    setTried(true);
    if (isComplete(editing.terms)) editing.save();
  }

  return (
    <EditDialog title="Edit webhook" editing={editing} did="changed this webhook" sayNow={({ url }) => `Its address is ${url}`} onSave={save} onClose={onClose}>
      <WebhookFields terms={editing.terms} tried={tried} refused={null} onChange={editing.setTerms} />
    </EditDialog>
  );
}

function termsOf({ url, events }: WebhookAtDesk): WebhookTerms {
  return { url, events };
}
