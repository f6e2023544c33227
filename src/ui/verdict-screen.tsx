import { useId } from "react";
import type { ReactNode } from "react";
import { PerforatedEdge } from "./perforated-edge";
import styles from "./verdict-screen.module.css";
import { type Verdict, VerdictShape } from "./verdict-shape";

interface VerdictScreenProps {
  readonly verdict: Verdict;
  /** About two words, in sentence case: "Can be redeemed". */
  readonly headline: string;
  /** The coupon's title, where one is known. */
  readonly title?: string | undefined;
  /** One sentence for the cashier. */
  readonly sentence: string;
  /** What to do at the register, as the coupon says it: "key in DISCOUNT 12". */
  readonly register?: string | undefined;
  /** One sentence the cashier can read out. */
  readonly tellCustomer?: string | undefined;
  /** The code as read, the undo: what else stands above the perforation. Kept out of the announcement. */
  readonly children?: ReactNode;
  /** The one thing to do next: an `ActionButton` of size "thumb". Always at the same place. */
  readonly primary: ReactNode;
  /** What else can be done, under the primary action; its room is kept when there is nothing. */
  readonly secondary?: ReactNode;
  /** For a left hand: what lies at the right edge comes to the left. */
  readonly mirrored?: boolean;
}

/** Fills its container with one verdict, readable at arm's length; what to do next lies below the perforation. */
export function VerdictScreen(props: VerdictScreenProps) {
  const headlineId = useId();
  return (
    <section
      className={styles.screen}
      data-verdict={props.verdict}
      data-mirrored={props.mirrored ? "" : undefined}
      aria-labelledby={headlineId}
    >
      <div className={styles.verdict}>
        <div className={styles.words} role="alert">
          <span className={styles.shape}>
            <VerdictShape verdict={props.verdict} />
          </span>
          <h1 id={headlineId} className={styles.headline}>
            {props.headline}
          </h1>
          {props.title !== undefined && (
            <p className={styles.title}>
              <bdi>{props.title}</bdi>
            </p>
          )}
          <p className={styles.sentence}>{props.sentence}</p>
          {props.register !== undefined && (
            <p className={styles.register}>
              <span className={styles.label}>At the register:</span> {props.register}
            </p>
          )}
          {props.tellCustomer !== undefined && (
            <p className={styles.tell}>
              <span className={styles.label}>Tell the customer:</span> {props.tellCustomer}
            </p>
          )}
        </div>
        {props.children !== undefined && <div className={styles.more}>{props.children}</div>}
      </div>
      <PerforatedEdge />
      <div className={styles.actions}>
        {props.primary}
        <div className={styles.secondary}>{props.secondary}</div>
      </div>
    </section>
  );
}
