import type { Viewpoint } from "./formats/say-when";
import { sayWhenShort } from "./formats/say-when";
import styles from "./status-line.module.css";

/** How the requests of late have fared; never what the browser believes of its network. */
export type Link =
  /** No request has told yet. */
  | { readonly kind: "unknown" }
  | { readonly kind: "online" }
  | { readonly kind: "slow" }
  | { readonly kind: "offline"; readonly sinceMs: number }
  /** The server answers, but does not know this device any more. */
  | { readonly kind: "turned-away" };

interface StatusLineProps {
  readonly link: Link;
  /** When the list of codes on this device was last brought up to date; absent when there is none yet. */
  readonly listAsOfMs?: number | undefined;
  /** Redemptions and reversals not yet acknowledged. */
  readonly waiting: number;
  readonly from: Viewpoint;
}

/** One line that never lies: the network, who decides, the age of the list, how many redemptions wait. */
export function StatusLine({ link, listAsOfMs, waiting, from }: StatusLineProps) {
  return (
    <p className={styles.line} role="status" data-link={link.kind}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.link}>{sayLink(link, from)}</span>
      <span className={styles.rest}>
        {sayRest(link, listAsOfMs, from).map((part) => (
          <span key={part} className={styles.part}>
            {` · ${part}`}
          </span>
        ))}
      </span>
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
      return "Slow network";
    case "offline":
      return `Offline since ${sayWhenShort(link.sinceMs, from)}`;
    case "turned-away":
      return "Not known to the server";
  }
}

function sayRest(link: Link, listAsOfMs: number | undefined, from: Viewpoint): readonly string[] {
  const freshness = link.kind === "online" ? "up to date" : "as of";
  const age = listAsOfMs === undefined ? null : `${freshness} ${sayWhenShort(listAsOfMs, from)}`;
  return [sayDecider(link, age !== null), age].filter((part) => part !== null);
}

/** Who has the last word on the next scan; nobody, as long as there is no list. */
function sayDecider(link: Link, hasList: boolean): string | null {
  if (!hasList || link.kind === "unknown") return null;
  return link.kind === "online" ? "the server decides" : "this till decides";
}
