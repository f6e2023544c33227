import { type Verdict, VerdictShape } from "../verdict-shape";
import styles from "./coupon-card.module.css";

/** Where a coupon stands: a sentence, beside a shape of its own. */
export function Standing({ verdict, said }: { readonly verdict: Verdict; readonly said: string }) {
  return (
    <p className={styles.standing} data-verdict={verdict} dir="auto">
      <VerdictShape verdict={verdict} /> {said}
    </p>
  );
}
