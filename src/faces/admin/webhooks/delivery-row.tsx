import type { DeliveryAtDesk } from "../../../contract/messages/webhooks";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin } from "../admin-services";
import { useAction } from "../calls/use-action";
import { ProblemText } from "../form/problem-text";
import partStyles from "../parts/parts.module.css";
import { Standing } from "../parts/standing";
import { When } from "../parts/when";
import { DELIVERY_WORDS, sayTry, sayType } from "./webhook-words-table";

interface DeliveryRowProps {
  readonly webhookId: string;
  readonly delivery: DeliveryAtDesk;
  readonly onReplayed: () => void;
}

/** A message, with what became of it, and a way to send it once more. */
export function DeliveryRow({ webhookId, delivery, onReplayed }: DeliveryRowProps) {
  const { call, toasts } = useAdmin();
  const action = useAction();
  const { id, type, atMs, state, tries, nextMs } = delivery;
  const { word, tone } = DELIVERY_WORDS[state];
  const said = sayTry(delivery);
  function replay() {
    void action.run(
      () => call("replayDelivery", { params: { webhookId, deliveryId: id } }),
      () => {
        onReplayed();
        toasts.say({ text: "The message is sent once more." });
      },
    );
  }
  return (
    <li className={partStyles.row}>
      <div>
        <p className={partStyles.name}>{sayType(type)}</p>
        <p className={partStyles.facts}>
          <Standing tone={tone}>{word}</Standing>
          <When ms={atMs} />
          {said !== null && <span>{said}</span>}
          {tries > 1 && <span>{tries} tries</span>}
          {nextMs !== null && tries > 0 && (
            <span>
              Next try <When ms={nextMs} />
            </span>
          )}
        </p>
        <ProblemText problem={action.problem} />
      </div>
      <div className={partStyles.buttons}>
        <ActionButton kind="quiet" aria-disabled={action.busy} aria-label={`Send again: ${sayType(type)}`} onClick={replay}>
          Send again
        </ActionButton>
      </div>
    </li>
  );
}
