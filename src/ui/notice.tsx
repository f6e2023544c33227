import type { ReactNode } from "react";
import styles from "./notice.module.css";
import { type Verdict, VerdictShape } from "./verdict-shape";

interface NoticeProps {
  /** A verdict's shape and colour beside the text, where there is one to give. */
  readonly verdict?: Verdict;
  /** What happened, in one short sentence. */
  readonly what: string;
  /** What to do now. */
  readonly next: ReactNode;
  readonly action?: ReactNode;
}

/** What happened and what to do about it, inside a page. */
export function Notice({ verdict, what, next, action }: NoticeProps) {
  return (
    <div className={styles.notice} role="status" data-verdict={verdict}>
      {verdict !== undefined && (
        <span className={styles.shape}>
          <VerdictShape verdict={verdict} />
        </span>
      )}
      <div className={styles.words}>
        <p className={styles.what}>{what}</p>
        <p>{next}</p>
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
