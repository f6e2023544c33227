import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { AuditEntry, AuditTopic } from "../../../contract/messages/audit";
import type { Failure } from "../../../client/api/reply";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { Notice } from "../../../ui/notice";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { useAdmin } from "../admin-services";
import { sayFailure } from "../calls/say-failure";
import styles from "../parts/parts.module.css";
import { AuditRow } from "./audit-row";
import { useNames } from "./use-names";

const PAGE = 50;

type Held = { readonly entries: readonly AuditEntry[]; readonly more: boolean };

const NONE: readonly AuditEntry[] = [];

interface AuditEntriesProps {
  /** Stays the same as long as this is shown. */
  readonly narrowed: { readonly topic?: AuditTopic; readonly who?: string };
  /** The same function as long as this is shown. */
  readonly onHere: (entries: readonly AuditEntry[]) => void;
}

/** The newest first; older ones are fetched as they are asked for. */
export function AuditEntries({ narrowed, onHere }: AuditEntriesProps) {
  const { call, session } = useAdmin();
  const [log, setLog] = useState<Held | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [query] = useState({ limit: PAGE, ...narrowed });
  const nameOf = useNames(log?.entries ?? NONE);
  const isOver = useStore(session, (now) => now.phase === "signed-in" && now.isOver);

  const fetchAfter = useCallback(
    async (before: Held | null) => {
      setBusy(true);
      const last = before?.entries.at(-1);
      const reply = await call("auditLog", { query: { ...query, ...(last === undefined ? {} : { after: last.id }) } });
      setBusy(false);
      setFailure(reply.kind === "ok" ? null : reply);
      if (reply.kind !== "ok") return;
      setLog({ entries: [...(before?.entries ?? []), ...reply.value.entries], more: reply.value.more });
      onHere(reply.value.entries);
    },
    [call, query, onHere],
  );

  useEffect(() => {
    if (isOver) return;
    // A page that is drawn anew starts with the newest again.
    const timer = setTimeout(() => void fetchAfter(null));
    return () => clearTimeout(timer);
  }, [fetchAfter, isOver]);

  return (
    <div className={styles.group}>
      {log === null && failure === null && <SkeletonLines label="Fetching the audit log" lines={6} />}
      {log?.entries.length === 0 && (
        <EmptyState title="No changes found">
          <p>Choose “Everything” or “Everybody”.</p>
        </EmptyState>
      )}
      {log !== null && log.entries.length > 0 && (
        <ul className={styles.list} aria-label="Audit log">
          {log.entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} nameOf={nameOf} />
          ))}
        </ul>
      )}
      {failure !== null && (
        <Notice
          verdict="wait"
          what={log === null ? "Not here yet: the audit log" : "Older changes are not here yet"}
          next={sayFailure(failure)}
          action={<ActionButton onClick={() => void fetchAfter(log)}>Try again</ActionButton>}
        />
      )}
      {log?.more === true && failure === null && (
        <div>
          <ActionButton aria-disabled={busy} onClick={() => !busy && void fetchAfter(log)}>
            {busy ? "Fetching…" : "Show older"}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
