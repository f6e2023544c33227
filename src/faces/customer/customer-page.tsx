import type { ReactNode } from "react";
import { Wordmark } from "../../ui/wordmark";
import styles from "./customer-page.module.css";

interface CustomerPageProps {
  readonly title: string;
  /** One sentence under the heading. */
  readonly lead?: ReactNode;
  /** Where the page is one thing, which begins with its title. */
  readonly hidesTitle?: boolean;
  readonly children: ReactNode;
}

/** What a tab is called. */
export function titleOf(title: string): string {
  return `${title} · Tearoff`;
}

/** The frame of every page a customer sees; it fits a chat's own browser from 320 px on. */
export function CustomerPage({ title, lead, hidesTitle = false, children }: CustomerPageProps) {
  return (
    <div className={styles.page} data-single={hidesTitle ? "" : undefined}>
      <title>{titleOf(title)}</title>
      <header className={styles.header}>
        <a className={styles.home} href="/wallet" aria-label="Tearoff: your wallet">
          <Wordmark />
        </a>
      </header>
      <main className={styles.main}>
        <h1 className={hidesTitle ? "visually-hidden" : styles.title}>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
