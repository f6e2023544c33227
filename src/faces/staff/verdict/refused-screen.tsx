import type { ReactNode } from "react";
import type { Found } from "../../../client/till/till";
import type { Refusal } from "../../../domain/redemption/refusal";
import { ActionButton } from "../../../ui/action-button";
import { VerdictScreen } from "../../../ui/verdict-screen";
import { once } from "./once";
import { REFUSAL_LOOKS, type RefusalSetting, wordRefusal } from "./refusal-wording";
import { ShownText } from "./shown-text";
import { wordTypingSlip } from "./typing-slip";
import styles from "./verdict.module.css";

interface RefusedScreenProps {
  readonly found: Found;
  /** The first is the one to show (R32). */
  readonly refusals: readonly [Refusal, ...Refusal[]];
  readonly setting: Omit<RefusalSetting, "coupon">;
  readonly mirrored: boolean;
  /** Another try, or a supervisor's "redeem anyway", where there is one. */
  readonly wayRound: ReactNode;
  readonly onNext: () => void;
}

/** Why it is not redeemed, and what to tell the customer. */
export function RefusedScreen({ found, refusals: [refusal], setting, mirrored, wayRound, onNext }: RefusedScreenProps) {
  const { verdict, headline } = REFUSAL_LOOKS[refusal.reason];
  const words = wordRefusal(refusal, { ...setting, coupon: found.coupon });
  const slip = refusal.reason === "unknown" ? wordTypingSlip(found.shown) : null;
  return (
    <VerdictScreen
      verdict={verdict}
      headline={headline}
      title={found.coupon?.title}
      sentence={words.sentence}
      tellCustomer={words.tellCustomer}
      mirrored={mirrored}
      primary={
        <ActionButton kind="primary" size="thumb" autoFocus onClick={once(onNext)}>
          Next customer
        </ActionButton>
      }
      secondary={wayRound}
    >
      <div className={styles.more}>
        {slip !== null && <p className={styles.small}>{slip}</p>}
        <ShownText shown={found.shown} />
      </div>
    </VerdictScreen>
  );
}
