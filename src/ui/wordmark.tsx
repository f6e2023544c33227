import styles from "./wordmark.module.css";

/** The product's name with its mark, the stub being torn off; the same drawing as public/icon.svg, in the page's inks. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg className={styles.mark} viewBox="9 7 46 54" aria-hidden="true">
        <path
          fill="currentColor"
          d="M18 9h28a4 4 0 0 1 4 4v23h-1.5a3 3 0 0 0-6 0h-3a3 3 0 0 0-6 0h-3a3 3 0 0 0-6 0h-3a3 3 0 0 0-6 0H14V13a4 4 0 0 1 4-4Z"
        />
        <path
          className={styles.stub}
          transform="rotate(8 14 40)"
          d="M14 40h1.5a3 3 0 0 0 6 0h3a3 3 0 0 0 6 0h3a3 3 0 0 0 6 0h3a3 3 0 0 0 6 0H50v10a4 4 0 0 1-4 4H18a4 4 0 0 1-4-4Z"
        />
      </svg>
      Tearoff
    </span>
  );
}
