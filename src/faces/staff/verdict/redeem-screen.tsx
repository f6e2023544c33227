import type { FormEvent } from "react";
import type { Found } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import type { Viewpoint } from "../../../ui/formats/say-when";
import { VerdictScreen } from "../../../ui/verdict-screen";
import { wordCoupon } from "./coupon-wording";
import { RECEIPT_FIELD, ReceiptField } from "./receipt-field";
import { ShownText } from "./shown-text";
import styles from "./verdict.module.css";

interface RedeemScreenProps {
  readonly found: Found;
  /** The till's clock may be wrong, and the coupon has dates. */
  readonly isDoubtful: boolean;
  /** The redemption is being stored. */
  readonly isStoring: boolean;
  readonly from: Viewpoint;
  readonly mirrored: boolean;
  readonly onRedeem: (receipt: string) => void;
  readonly onLeave: () => void;
}

/** It can be redeemed: Enter, or the thumb, does it. */
export function RedeemScreen({ found, isDoubtful, isStoring, from, mirrored, onRedeem, onLeave }: RedeemScreenProps) {
  const { coupon, decision, shown } = found;
  const remaining = decision.kind === "redeem" ? decision.remaining : null;
  const asksReceipt = coupon?.receiptWanted === true;
  const redeem = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onRedeem(String(new FormData(event.currentTarget).get(RECEIPT_FIELD) ?? "").trim());
  };
  const words = wordCoupon(coupon, remaining, from);
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
          <ActionButton kind="primary" size="thumb" type="submit" disabled={isStoring} autoFocus={!asksReceipt}>
            {isStoring ? "Storing…" : "Redeem"}
          </ActionButton>
        }
        secondary={
          !isStoring && (
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
