import { type Verdict, VerdictShape } from "../verdict-shape";
import styles from "./coupon-card.module.css";

interface StandingProps {
  readonly verdict: Verdict;
  readonly said: string;
  /** The language that it is said in, where that is not the page's. */
  readonly lang?: string;
}

/** Where a coupon stands: a sentence, beside a shape of its own. */
export function Standing({ verdict, said, lang }: StandingProps) {
  return (
    <p className={styles.standing} data-verdict={verdict} dir="auto" lang={lang}>
      <VerdictShape verdict={verdict} /> {said}
    </p>
  );
}
