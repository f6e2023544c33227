import type { ReactNode } from "react";
import { Wordmark } from "../../../ui/wordmark";
import styles from "./door-frame.module.css";

interface DoorFrameProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A page before one is signed in: the product's name, what this is, and one thing to do. */
export function DoorFrame({ title, lead, children }: DoorFrameProps) {
  return (
    <div className={styles.door}>
      <title>{`${title} · Tearoff`}</title>
      <header>
        <a className={styles.home} href="/" aria-label="Tearoff: front page">
          <Wordmark />
        </a>
      </header>
      <main className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        {children}
      </main>
    </div>
  );
}
