import type { ReactNode } from "react";
import { Wordmark } from "../../ui/wordmark";
import styles from "./page-frame.module.css";

interface PageFrameProps {
  readonly heading: string;
  readonly children: ReactNode;
  /** Where the till stands, to the right of the product's name. */
  readonly aside?: ReactNode;
}

/** A quiet page of the till, for all that is not the camera or a verdict. */
export function PageFrame({ heading, children, aside }: PageFrameProps) {
  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <Wordmark />
        {aside}
      </div>
      <h1 className={styles.heading}>{heading}</h1>
      {children}
    </main>
  );
}
