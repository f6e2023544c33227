import { useStore } from "zustand";
import { useTillServices, useTillStatus } from "../till-services";
import styles from "./readiness-line.module.css";
import { wordReadiness } from "./word-readiness";

/** Whether this till can go on without a network. */
export function ReadinessLine() {
  const status = useTillStatus();
  const readiness = useStore(useTillServices().readiness.store);
  const { isReady, words } = wordReadiness(status, readiness);
  return (
    <p className={styles.line} role="status" data-ready={isReady ? "" : undefined}>
      {words}
    </p>
  );
}
