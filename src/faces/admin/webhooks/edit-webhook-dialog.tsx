import { useState } from "react";
import type { WebhookAtDesk } from "../../../contract/messages/webhooks";
import { Notice } from "../../../ui/notice";
import { useAdmin } from "../admin-services";
import { useEditing } from "../calls/use-editing";
import { DeskForm } from "../form/desk-form";
import { AdminDialog } from "../parts/admin-dialog";
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
    <AdminDialog title="Edit webhook" onClose={onClose}>
      <DeskForm action={editing.action} submit={editing.meanwhile === null ? "Save" : "Save mine all the same"} busy="Saving…" onSubmit={save}>
        {editing.meanwhile !== null && <Notice verdict="wait" what="Somebody changed this webhook meanwhile" next={`Its address is ${editing.meanwhile.url} now. Saving puts yours in its place.`} />}
        <WebhookFields terms={editing.terms} tried={tried} refused={null} onChange={editing.setTerms} />
      </DeskForm>
    </AdminDialog>
  );
}

function termsOf({ url, events }: WebhookAtDesk): WebhookTerms {
  return { url, events };
}
