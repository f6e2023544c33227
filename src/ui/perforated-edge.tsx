import styles from "./perforated-edge.module.css";

/**
 * The row of half-circles along which a stub is torn off: between what stays (above) and what is given away (below).
 * Its half-circles take `--edge-below`, the ground they are cut out of `--edge-above`; both default to the page's.
 */
export function PerforatedEdge() {
  return <div className={styles.edge} aria-hidden="true" />;
}
