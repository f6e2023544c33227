import type { Redeem } from "../../../client/till/till";
import type { CouponTerms } from "../../../domain/coupon/coupon";
import { ActionButton } from "../../../ui/action-button";
import { sayRemaining, sayWhen, type Viewpoint } from "../../../ui/formats/say-when";
import { VerdictScreen } from "../../../ui/verdict-screen";
import { sayRemainingUses } from "./coupon-wording";
import { once } from "./once";
import { type UndoProblem, wordUndoProblem } from "./undo-wording";
import styles from "./verdict.module.css";

interface RedeemedScreenProps {
  readonly coupon: CouponTerms | null;
  readonly redeemed: Extract<Redeem, { kind: "redeemed" }>;
  readonly undo: "offered" | "asked" | UndoProblem;
  readonly from: Viewpoint;
  readonly mirrored: boolean;
  readonly onUndo: () => void;
  readonly onNext: () => void;
}

/** It is redeemed, and stored on this device. */
export function RedeemedScreen({ coupon, redeemed, undo, from, mirrored, onUndo, onNext }: RedeemedScreenProps) {
  // The screen's clock may be a tick behind the redemption.
  const undoLeftMs = redeemed.undoUntilMs - Math.max(from.nowMs, redeemed.atMs);
  const uses = redeemed.remaining === null ? "" : ` ${sayRemainingUses(redeemed.remaining, from.locale)}.`;
  return (
    <VerdictScreen
      verdict="go"
      headline="Redeemed"
      title={coupon?.title}
      sentence={`Redeemed ${sayWhen(redeemed.atMs, from)}.${uses}`}
      register={coupon?.registerText || undefined}
      mirrored={mirrored}
      primary={
        <ActionButton kind="primary" size="thumb" autoFocus onClick={once(onNext)}>
          Next customer
        </ActionButton>
      }
      secondary={
        undoLeftMs > 0 && (
          <ActionButton kind="quiet" disabled={undo === "asked"} onClick={onUndo}>
            Undo ({sayRemaining(undoLeftMs)})
          </ActionButton>
        )
      }
    >
      <div className={styles.more}>
        {undo !== "offered" && undo !== "asked" && <p role="alert">{wordUndoProblem(undo)}</p>}
      </div>
    </VerdictScreen>
  );
}
