import { Link, useSearchParams } from "react-router";
import type { AuditEntry } from "../../../contract/messages/audit";
import { deviceName } from "../account/device-name";
import { sayAddress } from "../account/say-address";
import { useMe } from "../admin-services";
import { addressFor } from "../parts/address-of-page";
import styles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { ABOUT_ONESELF, ACT_WORDS } from "./act-wording-table";
import auditStyles from "./audit.module.css";
import type { Change } from "./change";
import { changesOf } from "./say-change";
import type { NameOf } from "./use-names";

/** One change: who, what, when and from where, and what was different. */
export function AuditRow({ entry, nameOf }: { readonly entry: AuditEntry; readonly nameOf: NameOf }) {
  const { did, to } = ACT_WORDS[entry.act];
  const { zone } = useMe().workspace;
  const { shown, folded } = changesOf(entry, { zone, storeName: (id) => nameOf(id) ?? id });
  return (
    <li className={styles.row}>
      <div>
        <p>
          <Who id={ABOUT_ONESELF.has(entry.act) ? entry.subject : entry.by.id} name={sayWho(entry, nameOf)} />{" "}
          {did}
          {to !== undefined && (
            <>
              {" "}
              <bdi className={styles.name}>{nameOf(entry.subject) ?? (to === "its id" ? entry.subject : to)}</bdi>
            </>
          )}
        </p>
        {shown.length > 0 && <ChangeList changes={shown} />}
        {folded.length > 0 && (
          <details className={auditStyles.folded}>
            <summary>All that was filled in</summary>
            <ChangeList changes={folded} />
          </details>
        )}
        {entry.address !== "" && (
          <p className={styles.facts}>
            <span dir="ltr">{sayAddress(entry.address)}</span>
            {entry.userAgent !== "" && <span title={entry.userAgent}>{deviceName(entry.userAgent)}</span>}
          </p>
        )}
      </div>
      <span className={styles.quiet}>
        <When ms={entry.atMs} />
      </span>
    </li>
  );
}

/** Leads to all that they did, of the topic that is chosen; the server itself has no id to look for. */
function Who({ id, name }: { readonly id: string; readonly name: string }) {
  const [address] = useSearchParams();
  if (id === "") return <bdi className={styles.name}>{name}</bdi>;
  return (
    <Link className={auditStyles.who} to={`?${addressFor("who", id, address).toString()}`}>
      <bdi>{name}</bdi>
    </Link>
  );
}

function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <dl className={auditStyles.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={auditStyles.change}>
          <dt>{field}</dt>
          <dd>
            {before !== null && <bdi className={auditStyles.before}>{before}</bdi>}
            {before !== null && <span aria-label="became"> → </span>}
            <bdi>{after ?? "none"}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Who did it, as the log has them; members who did it to themselves go by the name that they have now. */
export function sayWho({ act, by, subject }: AuditEntry, nameOf: NameOf): string {
  if (ABOUT_ONESELF.has(act)) return nameOf(subject) ?? by.name;
  switch (by.kind) {
    case "member":
      return by.name;
    case "key":
      return `API key ${by.name}`;
    case "till":
      return `Till ${by.name}`;
    case "system":
      return "The server";
  }
}
