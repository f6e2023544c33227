import styles from "./fields.module.css";

interface FixedFieldProps {
  readonly label: string;
  readonly value: string;
  /** Why it cannot be changed. */
  readonly reason: string;
}

/** What was decided once, with the reason why it stays. */
export function FixedField({ label, value, reason }: FixedFieldProps) {
  return (
    <div className={styles.field} role="group" aria-label={label}>
      <p className={styles.label}>{label}</p>
      <p className={styles.fixed}>
        <bdi>{value}</bdi>
      </p>
      <p className={styles.hint}>{reason}</p>
    </div>
  );
}
