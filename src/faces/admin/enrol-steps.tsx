import { ActionLink } from "../../ui/action-button";
import styles from "./admin-face.module.css";

/** How a device becomes a till today, without an admin. */
export function EnrolSteps() {
  return (
    <section className={styles.card} aria-labelledby="enrol-steps">
      <h2 id="enrol-steps" className={styles.cardTitle}>
        Enrol a till today
      </h2>
      <ol className={styles.steps}>
        <li>
          Start the server with <code className={styles.command}>npm start</code>, or, where the till is another device,
          with <code className={styles.command}>npm start -- --lan</code>. It prints a code that works once.
        </li>
        <li>On the phone or tablet that will be the till, open Tearoff's till page.</li>
        <li>Scan the printed code with it, or type it. The till says when it is ready, also without a network.</li>
      </ol>
      <ActionLink href="/till">Open the till page</ActionLink>
    </section>
  );
}
