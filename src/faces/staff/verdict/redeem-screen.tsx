import type { FormEvent } from "react";
import type { Found } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import type { Viewpoint } from "../../../ui/formats/say-when";
import { VerdictScreen } from "../../../ui/verdict-screen";
import { wordCoupon } from "./coupon-wording";
import { RECEIPT_FIELD, ReceiptField } from "./receipt-field";
import { ShownText } from "./shown-text";
import { useLasting } from "./use-lasting";
import styles from "./verdict.module.css";

interface RedeemScreenProps {
  readonly found: Found;
  /** The till's clock may be wrong, and the coupon has dates. */
  readonly isDoubtful: boolean;
  /** The button was pressed, and nothing has come of it yet. */
  readonly isRedeeming: boolean;
  /** The server is asked first. */
  readonly asksServer: boolean;
  readonly from: Viewpoint;
  readonly mirrored: boolean;
  readonly onRedeem: (receipt: string) => void;
  readonly onLeave: () => void;
}

/** It can be redeemed: Enter, or the thumb, does it. */
export function RedeemScreen(props: RedeemScreenProps) {
  const { found, isDoubtful, isRedeeming, asksServer, from, mirrored, onRedeem, onLeave } = props;
  // Most answers come before anybody could read that one is waited for.
  const isWaiting = useLasting(isRedeeming, 150);
  const { coupon, decision, shown } = found;
  const remaining = decision.kind === "redeem" ? decision.remaining : null;
  const asksReceipt = coupon?.receiptWanted === true;
  const redeem = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onRedeem(String(new FormData(event.currentTarget).get(RECEIPT_FIELD) ?? "").trim());
  };
  const waitingWords = asksServer ? "Asking the server…" : "One moment…";
  const words = wordCoupon(coupon, remaining, from) + (isUnseenClaim(found) ? UNSEEN_CLAIM : "");
  return (
    <form className={styles.whole} onSubmit={redeem}>
      <VerdictScreen
        verdict={isDoubtful ? "wait" : "go"}
        headline={isDoubtful ? "Check the date" : "Can be redeemed"}
        title={coupon?.title}
        sentence={isDoubtful ? `This till is not sure of its clock. ${words}` : words}
        register={coupon?.registerText || undefined}
        mirrored={mirrored}
        primary={
          <ActionButton kind="primary" size="thumb" type="submit" disabled={isWaiting} autoFocus={!asksReceipt}>
            {isWaiting ? waitingWords : "Redeem"}
          </ActionButton>
        }
        secondary={
          !isWaiting && (
            <ActionButton kind="quiet" onClick={onLeave}>
              Not this one
            </ActionButton>
          )
        }
      >
        <div className={styles.more}>
          <ShownText shown={shown} />
          {asksReceipt && <ReceiptField autoFocus />}
        </div>
      </VerdictScreen>
    </form>
  );
}

/** What stands for it is its signature alone (R20). */
function isUnseenClaim({ decision }: Found): boolean {
  return decision.kind === "redeem" && decision.marks.includes("claim-not-in-snapshot");
}

const UNSEEN_CLAIM = " Given out since this till’s last update; its QR is genuine.";
