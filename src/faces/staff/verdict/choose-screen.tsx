import type { Found } from "../../../client/till/till";
import { CODE_TYPES } from "../../../domain/code/code-type";
import { ActionButton } from "../../../ui/action-button";
import { CodeText } from "../../../ui/code-text";
import styles from "./choose-screen.module.css";

interface ChooseScreenProps {
  /** What the coupons have in common: one code, or the picture that their codes are in. */
  readonly of: "one-code" | "several-codes";
  readonly candidates: readonly Found[];
  readonly onChoose: (found: Found) => void;
  readonly onLeave: () => void;
}

/** Several coupons fit: the cashier says which one the customer means (R18, R55). */
export function ChooseScreen({ of, candidates, onChoose, onLeave }: ChooseScreenProps) {
  return (
    <section className={styles.screen} aria-labelledby="choose-heading">
      <h1 id="choose-heading">Which coupon is it?</h1>
      <p>
        {of === "one-code" ? `${candidates.length} coupons have this code.` : `${candidates.length} coupons are in view.`} Look at what the
        customer shows you.
      </p>
      <ul className={styles.candidates}>
        {candidates.map((candidate, place) => (
          <li key={place}>
            <button type="button" className={styles.candidate} autoFocus={place === 0} onClick={() => onChoose(candidate)}>
              <bdi className={styles.title}>{candidate.coupon?.title}</bdi>
              <span className={styles.kind}>{candidate.coupon && CODE_TYPES[candidate.coupon.codeType].label}</span>
              {of === "several-codes" && candidate.shown.kind === "code" && (
                <CodeText code={candidate.shown.value} codeType={candidate.shown.codeType} />
              )}
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
