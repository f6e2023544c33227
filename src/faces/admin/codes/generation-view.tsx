import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import type { CodeOrder } from "../../../client/code-file/make-codes";
import { ActionButton } from "../../../ui/action-button";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { Notice } from "../../../ui/notice";
import { sayFailure } from "../calls/say-failure";
import { CODES } from "./code-count";
import { onceMade } from "./guessable-words";
import { ProgressLine } from "./progress-line";
import { ToPrint } from "./to-print";
import type { Generation } from "./use-generation";

interface GenerationViewProps {
  readonly coupon: CouponAtDesk;
  readonly generation: Generation;
  readonly onGoOn: (order: CodeOrder) => void;
  readonly onCancel: () => void;
}

/** How far the making of codes is. */
export function GenerationView({ coupon, generation, onGoOn, onCancel }: GenerationViewProps) {
  switch (generation.phase) {
    case "idle":
      return null;
    case "making": {
      const { order, isCancelling } = generation;
      return (
        <>
          <ProgressLine says={`Making: ${order.made.toLocaleString(SCREEN_LOCALE)} of ${sayCount(order.wanted, CODES, SCREEN_LOCALE)}`} done={order.made} of={order.wanted} />
          <div>
            <ActionButton aria-disabled={isCancelling} onClick={onCancel}>
              {isCancelling ? "Ending after this step…" : "End here"}
            </ActionButton>
          </div>
        </>
      );
    }
    case "stopped":
      return (
        <Notice
          verdict="wait"
          what={`${sayCount(generation.order.made, CODES, SCREEN_LOCALE)} of ${generation.order.wanted.toLocaleString(SCREEN_LOCALE)} made so far`}
          next={sayFailure(generation.failure)}
          action={
            <ActionButton kind="primary" onClick={() => onGoOn(generation.order)}>
              Go on
            </ActionButton>
          }
        />
      );
    case "done": {
      const { order, guessable } = generation;
      const left = order.wanted - order.made;
      return (
        <Notice
          verdict={guessable ? "wait" : "go"}
          what={`${sayCount(order.made, CODES, SCREEN_LOCALE)} made and added`}
          next={`${left > 0 ? `The other ${left.toLocaleString(SCREEN_LOCALE)} were not made. ` : ""}${guessable ? onceMade(coupon.coupon.codeType) : "They can be handed out now."}`}
          action={<ToPrint coupon={coupon} />}
        />
      );
    }
  }
}
