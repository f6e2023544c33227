import styles from "./skeleton-lines.module.css";

/** Grey lines where text is about to stand; `label` says to a screen reader what is being fetched. */
export function SkeletonLines({ lines = 3, label }: { readonly lines?: number; readonly label: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, place) => (
        <span key={place} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  );
}
