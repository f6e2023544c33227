import type { Viewpoint } from "./formats/say-when";
import { sayWhenShort } from "./formats/say-when";
import styles from "./status-line.module.css";

/** How the requests of late have fared; never what the browser believes of its network. */
export type Link =
  /** No request has told yet. */
  | { readonly kind: "unknown" }
  | { readonly kind: "online" }
  | { readonly kind: "slow" }
  | { readonly kind: "offline"; readonly sinceMs: number };

interface StatusLineProps {
  readonly link: Link;
  /** When the list of codes on this device was last brought up to date; absent when there is none yet. */
  readonly listAsOfMs?: number | undefined;
  /** Redemptions and reversals not yet acknowledged. */
  readonly waiting: number;
  readonly from: Viewpoint;
}

/** One line that never lies: the network, the age of the list, how many redemptions wait. */
export function StatusLine({ link, listAsOfMs, waiting, from }: StatusLineProps) {
  return (
    <p className={styles.line} role="status" data-link={link.kind}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.link}>{sayLink(link, from)}</span>
      {listAsOfMs !== undefined && <span className={styles.list}>list as of {sayWhenShort(listAsOfMs, from)}</span>}
      {waiting > 0 && (
        <span className={styles.waiting}>
          {new Intl.NumberFormat(from.locale).format(waiting)} {waiting === 1 ? "waits" : "wait"}
        </span>
      )}
    </p>
  );
}

function sayLink(link: Link, from: Viewpoint): string {
  switch (link.kind) {
    case "unknown":
      return "Connecting…";
    case "online":
      return "Online";
    case "slow":
      return "Server slow";
    case "offline":
      return `Offline since ${sayWhenShort(link.sinceMs, from)}`;
  }
}
