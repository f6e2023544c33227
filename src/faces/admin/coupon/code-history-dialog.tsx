import { useState } from "react";
import type { CodeHistory } from "../../../contract/messages/code-history";
import type { CodeAtDesk } from "../../../contract/messages/codes-at-desk";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { ActionButton } from "../../../ui/action-button";
import { CodeText } from "../../../ui/code-text";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { AdminDialog } from "../parts/admin-dialog";
import { When } from "../parts/when";
import styles from "./coupon.module.css";
import { type Redeemed, sayEvent } from "./say-event";
import { UndoForm } from "./undo-form";

interface CodeHistoryDialogProps {
  readonly coupon: CouponAtDesk;
  readonly code: CodeAtDesk;
  /** A redemption of it was undone. */
  readonly onUndone: () => void;
  readonly onClose: () => void;
}

/** What happened to one code, or to one claim of a fixed one, from the beginning. */
export function CodeHistoryDialog({ coupon: { coupon }, code, onUndone, onClose }: CodeHistoryDialogProps) {
  const isClaim = coupon.source.kind === "fixed" && code.claim !== null;
  const shown = isClaim ? { kind: "claim" as const, claimId: code.claim?.claimId ?? "" } : { kind: "code" as const, value: code.code };
  const history = useFetched("codeHistory", { params: { couponId: coupon.couponId }, body: { shown } });
  const [undoing, setUndoing] = useState<Redeemed | null>(null);
  const mayUndo = useMay("manager");
  const title = undoing === null ? <>What happened to {isClaim ? "this claim" : <CodeText code={code.code} codeType={coupon.codeType} />}</> : "Undo this redemption?";
  return (
    <AdminDialog title={title} size="lg" onClose={onClose}>
      {undoing !== null ? (
        <UndoForm
          redemption={undoing}
          onKeep={() => setUndoing(null)}
          onUndone={() => {
            setUndoing(null);
            void history.reload();
            onUndone();
          }}
        />
      ) : (
        <FetchedView of={history} what="what happened to it">
          {(value) => <Timeline history={value} onUndo={mayUndo ? setUndoing : null} />}
        </FetchedView>
      )}
    </AdminDialog>
  );
}

interface TimelineProps {
  readonly history: CodeHistory;
  /** Null: they may not. */
  readonly onUndo: ((redemption: Redeemed) => void) | null;
}

function Timeline({ history: { events, more }, onUndo }: TimelineProps) {
  return (
    <>
      {more && <p>It was redeemed so often that only the latest redemptions are shown.</p>}
      <ol className={styles.timeline} aria-label="What happened">
        {events.map((event, at) => (
          <li key={at} className={styles.event} data-kind={event.kind}>
            <p className={styles.when}>
              <When ms={event.atMs} />
            </p>
            <div>{sayEvent(event)}</div>
            {event.kind === "redeemed" && event.redemption.standing !== "reversed" && onUndo !== null && (
              <div>
                <ActionButton onClick={() => onUndo(event.redemption)}>Undo this redemption</ActionButton>
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
