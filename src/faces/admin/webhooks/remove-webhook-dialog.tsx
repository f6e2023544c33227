import { useNavigate } from "react-router";
import type { WebhookAtDesk } from "../../../contract/messages/webhooks";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { ConfirmDialog } from "../parts/confirm-dialog";
import { hostOf } from "./webhook-words-table";

export function RemoveWebhookDialog({ webhook, onClose }: { readonly webhook: WebhookAtDesk; readonly onClose: () => void }) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const navigate = useNavigate();
  function remove() {
    void action.run(
      () => call("removeWebhook", { params: { webhookId: webhook.id } }),
      () => {
        toasts.say({ text: `${hostOf(webhook.url)} is told nothing more.` });
        void navigate("/admin/settings/webhooks");
      },
    );
  }
  return (
    <ConfirmDialog
      title={
        <>
          Remove <bdi>{hostOf(webhook.url)}</bdi>?
        </>
      }
      action={action}
      confirm="Remove"
      busy="Removing…"
      keep="Keep it"
      onConfirm={remove}
      onClose={onClose}
    >
      <p>It is told nothing more. What waits is not sent, and the list of what was sent goes too.</p>
      <p>To stop for a while only, pause it instead.</p>
    </ConfirmDialog>
  );
}
