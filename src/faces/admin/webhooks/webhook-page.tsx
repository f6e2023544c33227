import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { WebhookAtDesk } from "../../../contract/messages/webhooks";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { useAdmin } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useAction } from "../calls/use-action";
import { useFetched } from "../calls/use-fetched";
import formStyles from "../form/form.module.css";
import { ProblemText } from "../form/problem-text";
import { FurtherPages } from "../parts/further-pages";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import { Standing } from "../parts/standing";
import { DeliveryRow } from "./delivery-row";
import { EditWebhookDialog } from "./edit-webhook-dialog";
import { RemoveWebhookDialog } from "./remove-webhook-dialog";
import { SecretDialog } from "./secret-dialog";
import { ENDPOINT_WORDS, hostOf, sayType } from "./webhook-words-table";
import styles from "./webhooks.module.css";

/** Messages come and go while somebody looks. */
const LOOK_EVERY_MS = 5_000;

/** One receiver: what it is told, what it was told, and what became of that. */
export function WebhookPage() {
  const { webhookId = "" } = useParams();
  const [address] = useSearchParams();
  const after = Number(address.get("after") ?? "");
  const webhooks = useFetched("webhooks", {}, LOOK_EVERY_MS);
  const deliveries = useFetched("deliveries", { params: { webhookId }, query: { limit: 50, ...(after > 0 ? { after } : {}) } }, LOOK_EVERY_MS);
  const webhook = webhooks.fetched.phase === "here" ? webhooks.fetched.value.webhooks.find(({ id }) => id === webhookId) : undefined;
  const reload = () => void Promise.all([webhooks.reload(), deliveries.reload()]);
  const all = <Link className={styles.name} to="/admin/settings/webhooks">All webhooks</Link>;
  return (
    <>
      <PageHeader title={webhook === undefined ? "Webhook" : hostOf(webhook.url)} action={all} />
      <FetchedView of={webhooks} what="the webhook">
        {() => webhook !== undefined && <Receiver webhook={webhook} onChanged={reload} />}
      </FetchedView>
      <section className={partStyles.group} aria-labelledby="messages">
        <h2 id="messages" className={partStyles.groupTitle}>
          Messages of the last 30 days
        </h2>
        <FetchedView of={deliveries} what="the messages">
          {({ deliveries: page, next }) => (
            <>
              {page.length === 0 ? (
                <EmptyState title="Nothing was sent yet">
                  <p>Send a test message to see whether it arrives.</p>
                </EmptyState>
              ) : (
                <ul className={partStyles.list} aria-label="Messages">
                  {page.map((delivery) => (
                    <DeliveryRow key={delivery.id} webhookId={webhookId} delivery={delivery} onReplayed={reload} />
                  ))}
                </ul>
              )}
              <FurtherPages next={next === null ? null : String(next)} isLate={deliveries.isLate} />
            </>
          )}
        </FetchedView>
      </section>
    </>
  );
}

type Open = "edit" | "secret" | "remove" | null;

function Receiver({ webhook, onChanged }: { readonly webhook: WebhookAtDesk; readonly onChanged: () => void }) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const [open, setOpen] = useState<Open>(null);
  const { id, url, events, state, failed } = webhook;
  const params = { webhookId: id };
  const { word, tone } = ENDPOINT_WORDS[state];
  const isOn = state === "active";

  function change(isPaused: boolean) {
    void action.run(
      () => call("editWebhook", { params, body: { url, events, isPaused } }),
      () => {
        onChanged();
        toasts.say({ text: isPaused ? "Paused. What happens meanwhile waits, for 30 days at most." : "It goes on, with what has waited first." });
      },
    );
  }
  function test() {
    void action.run(
      () => call("testWebhook", { params }),
      () => {
        onChanged();
        toasts.say({ text: isOn ? "A test message is on its way." : "A test message waits until this webhook is on." });
      },
    );
  }
  function replayFailed() {
    void action.run(
      () => call("replayFailed", { params, body: { sinceMs: 0 } }),
      () => {
        onChanged();
        toasts.say({ text: "All that was given up is sent once more." });
      },
    );
  }

  return (
    <section className={styles.receiver} aria-label="The webhook">
      <p className={styles.url} dir="ltr">
        {url}
      </p>
      <p className={partStyles.facts}>
        <Standing tone={tone}>{word}</Standing>
        <span>{events.map(sayType).join(" · ")}</span>
      </p>
      <ProblemText problem={action.problem} />
      <div className={formStyles.actions}>
        <ActionButton aria-disabled={action.busy} onClick={test}>
          Send a test
        </ActionButton>
        <ActionButton aria-disabled={action.busy} onClick={() => change(isOn)}>
          {isOn ? "Pause" : "Go on"}
        </ActionButton>
        {failed > 0 && (
          <ActionButton aria-disabled={action.busy} onClick={replayFailed}>
            Send again what was given up
          </ActionButton>
        )}
        <ActionButton onClick={() => setOpen("edit")}>Edit</ActionButton>
        <ActionButton onClick={() => setOpen("secret")}>Secret</ActionButton>
        <ActionButton kind="quiet" onClick={() => setOpen("remove")}>
          Remove
        </ActionButton>
      </div>
      {open === "edit" && <EditWebhookDialog webhook={webhook} onSaved={onChanged} onClose={() => setOpen(null)} />}
      {open === "secret" && <SecretDialog webhookId={id} onClose={() => setOpen(null)} />}
      {open === "remove" && <RemoveWebhookDialog webhook={webhook} onClose={() => setOpen(null)} />}
    </section>
  );
}
