import styles from "./conflicts.module.css";
import { useWaitingKept } from "./waiting-count";

const LOOK_EVERY_MS = 60_000;

/** How many wait, beside the section's name; nothing where none does. */
export function WaitingBadge() {
  const count = useWaitingKept(LOOK_EVERY_MS);
  if (count === null || count === 0) return null;
  return (
    <span className={styles.badge}>
      {count}
      <span className="visually-hidden"> waiting</span>
    </span>
  );
}
