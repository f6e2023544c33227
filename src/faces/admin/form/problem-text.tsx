import styles from "./form.module.css";

/** Why the last try did nothing, and what to do, said as soon as it is known; null: there is nothing to say. */
export function ProblemText({ problem }: { readonly problem: string | null }) {
  if (problem === null) return null;
  return (
    <p className={styles.problem} role="alert">
      {problem}
    </p>
  );
}
