import type { Found } from "../../../client/till/till";
import { CODE_TYPES } from "../../../domain/code/code-type";
import { ActionButton } from "../../../ui/action-button";
import styles from "./choose-screen.module.css";

interface ChooseScreenProps {
  readonly candidates: readonly Found[];
  readonly onChoose: (found: Found) => void;
  readonly onLeave: () => void;
}

/** Several coupons have this code: the cashier says which one the customer means (R18). */
export function ChooseScreen({ candidates, onChoose, onLeave }: ChooseScreenProps) {
  return (
    <section className={styles.screen} aria-labelledby="choose-heading">
      <h1 id="choose-heading">Which coupon is it?</h1>
      <p>{candidates.length} coupons have this code. Look at what the customer shows you.</p>
      <ul className={styles.candidates}>
        {candidates.map((candidate, place) => (
          <li key={candidate.coupon?.couponId ?? place}>
            <button type="button" className={styles.candidate} autoFocus={place === 0} onClick={() => onChoose(candidate)}>
              <bdi className={styles.title}>{candidate.coupon?.title}</bdi>
              <span className={styles.kind}>{candidate.coupon && CODE_TYPES[candidate.coupon.codeType].label}</span>
            </button>
          </li>
        ))}
      </ul>
      <ActionButton kind="quiet" onClick={onLeave}>
        None of these
      </ActionButton>
    </section>
  );
}
