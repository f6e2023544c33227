import { useState } from "react";
import { Link } from "react-router";
import type { WebhookAtDesk } from "../../../contract/messages/webhooks";
import { WEBHOOKS_MAX } from "../../../domain/webhook/endpoint";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import { Standing } from "../parts/standing";
import { AddWebhookDialog } from "./add-webhook-dialog";
import { ENDPOINT_WORDS, hostOf } from "./webhook-words-table";
import styles from "./webhooks.module.css";

/** Other systems that are told of what happens. */
export function WebhooksPage() {
  const webhooks = useFetched("webhooks", {});
  const mayAdd = useMay("manager");
  const [adds, setAdds] = useState(false);
  const isFull = webhooks.fetched.phase === "here" && webhooks.fetched.value.webhooks.length >= WEBHOOKS_MAX;
  return (
    <>
      <PageHeader
        title="Webhooks"
        action={
          mayAdd &&
          !isFull && (
            <ActionButton kind="primary" onClick={() => setAdds(true)}>
              Add a webhook
            </ActionButton>
          )
        }
      />
      <p className={styles.lead}>
        Other systems can be told when a coupon is claimed, opened, redeemed, undone or revoked. <Link className={styles.all} to="/admin/settings">All settings</Link>
      </p>
      <FetchedView of={webhooks} what="the webhooks">
        {({ webhooks: all }) =>
          all.length === 0 ? (
            <EmptyState title="No webhooks yet">
              <p>Add the address that your automation or your own system gave you for its messages.</p>
            </EmptyState>
          ) : (
            <>
              <ul className={partStyles.list} aria-label="Webhooks">
                {all.map((webhook) => (
                  <WebhookRow key={webhook.id} webhook={webhook} />
                ))}
              </ul>
              {isFull && <p className={partStyles.note}>There are as many as there can be. Remove one to add another.</p>}
            </>
          )
        }
      </FetchedView>
      {adds && (
        <AddWebhookDialog
          onAdded={(added) => webhooks.put(({ webhooks: before }) => ({ webhooks: [...before, added] }))}
          onClose={() => setAdds(false)}
        />
      )}
    </>
  );
}

function WebhookRow({ webhook: { id, url, state, waiting, failed } }: { readonly webhook: WebhookAtDesk }) {
  const { word, tone } = ENDPOINT_WORDS[state];
  return (
    <li className={partStyles.row}>
      <div>
        <Link className={styles.name} to={`/admin/settings/webhooks/${id}`}>
          <bdi>{hostOf(url)}</bdi>
        </Link>
        <p className={partStyles.facts}>
          <Standing tone={tone}>{word}</Standing>
          {waiting > 0 && <span>{waiting} waiting</span>}
          {failed > 0 && <span>{failed} given up</span>}
        </p>
      </div>
    </li>
  );
}
