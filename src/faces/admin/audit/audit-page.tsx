import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { AuditEntry } from "../../../contract/messages/audit";
import type { Failure } from "../../../client/api/reply";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { useAdmin, useMay } from "../admin-services";
import { sayFailure } from "../calls/say-failure";
import { PageHeader } from "../parts/page-header";
import styles from "../parts/parts.module.css";
import { AuditRow } from "./audit-row";
import { useNames } from "./use-names";

const PAGE = 50;

/** Every change, by whom and from where, the newest first; older ones are fetched as they are asked for. */
export function AuditPage() {
  const maySee = useMay("manager");
  return (
    <>
      <PageHeader title="Audit log" />
      {maySee ? <Entries /> : <Notice what="The audit log is for managers to see" next="Ask an owner to make you one, if you need to." />}
    </>
  );
}

const NONE: readonly AuditEntry[] = [];

type Log = { readonly entries: readonly AuditEntry[]; readonly more: boolean };

function Entries() {
  const { call, session } = useAdmin();
  const [log, setLog] = useState<Log | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const nameOf = useNames(log?.entries ?? NONE);
  const isOver = useStore(session, (now) => now.phase === "signed-in" && now.isOver);

  const fetchAfter = useCallback(
    async (before: Log | null) => {
      setBusy(true);
      const last = before?.entries.at(-1);
      const reply = await call("auditLog", { query: { limit: PAGE, ...(last === undefined ? {} : { after: last.id }) } });
      setBusy(false);
      setFailure(reply.kind === "ok" ? null : reply);
      if (reply.kind === "ok") setLog({ entries: [...(before?.entries ?? []), ...reply.value.entries], more: reply.value.more });
    },
    [call],
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
      {log !== null && (
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
