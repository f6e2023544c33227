import styles from "./parts.module.css";

/** A word with a small shape of its own, so that it is not colour alone that tells. */
export function Standing({ tone, children }: { readonly tone: "go" | "wait" | "stop" | "none"; readonly children: string }) {
  return (
    <span className={styles.standing} data-tone={tone}>
      {tone !== "none" && <span className={styles.shape} aria-hidden="true" />}
      {children}
    </span>
  );
}
