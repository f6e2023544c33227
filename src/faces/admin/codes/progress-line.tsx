import styles from "./codes.module.css";

interface ProgressLineProps {
  /** What is being done, with the numbers. */
  readonly says: string;
  readonly done: number;
  readonly of: number;
}

/** How far something is that takes a while. */
export function ProgressLine({ says, done, of }: ProgressLineProps) {
  return (
    <div className={styles.progress}>
      <p role="status">{says}</p>
      <progress className={styles.bar} aria-label={says} value={done} max={of} />
    </div>
  );
}
