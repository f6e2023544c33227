import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import formStyles from "../form/form.module.css";
import { ProblemText } from "../form/problem-text";
import { AdminDialog } from "../parts/admin-dialog";
import { When } from "../parts/when";
import { SecretText } from "./secret-text";

/** The secret that signs, and a way to another, should somebody else know it. */
export function SecretDialog({ webhookId, onClose }: { readonly webhookId: string; readonly onClose: () => void }) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const secret = useFetched("webhookSecret", { params: { webhookId } });
  function renew() {
    void action.run(
      () => call("renewWebhookSecret", { params: { webhookId } }),
      (renewed) => {
        secret.put(() => renewed);
        toasts.say({ text: "There is a new secret. The one before works for one more day." });
      },
    );
  }
  return (
    <AdminDialog title="The secret that signs" onClose={onClose}>
      <FetchedView of={secret} what="the secret">
        {({ secret: text, formerUntilMs }) => (
          <>
            <SecretText secret={text} />
            {formerUntilMs === null ? (
              <p>With a new secret, the one before goes on signing beside it for a day, so that no message is refused meanwhile.</p>
            ) : (
              <p>
                The secret before this one signs beside it until <When ms={formerUntilMs} />. Put this one in its place by then. Another new one would end that at once.
              </p>
            )}
            <ProblemText problem={action.problem} />
            <div className={formStyles.actions}>
              <ActionButton aria-disabled={action.busy} onClick={renew}>
                {action.busy ? "Making it…" : "Make a new secret"}
              </ActionButton>
            </div>
          </>
        )}
      </FetchedView>
    </AdminDialog>
  );
}
