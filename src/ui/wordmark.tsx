import styles from "./wordmark.module.css";

/** The product's name with its mark, a stub about to be torn off. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
        <path
          fill="currentColor"
          d="M5 1h14a2 2 0 0 1 2 2v10.5a1.5 1.5 0 0 0-3 0a1.5 1.5 0 0 0-3 0a1.5 1.5 0 0 0-3 0a1.5 1.5 0 0 0-3 0a1.5 1.5 0 0 0-3 0a1.5 1.5 0 0 0-3 0v-10.5a2 2 0 0 1 2-2Z"
        />
        <path className={styles.stub} d="M3.5 16.5l17.5 1v3.5a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2Z" />
      </svg>
      Tearoff
    </span>
  );
}
