import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { ConflictMessage } from "../../../contract/messages/desk";
import type { ManagersResolution } from "../../../domain/sync/resolve-conflict";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import peopleStyles from "../people/people.module.css";
import { ConflictCard } from "./conflict-card";
import styles from "./conflicts.module.css";
import { ResolveDialog } from "./resolve-dialog";
import { Unconfirmed } from "./unconfirmed";
import { useWaiting } from "./waiting-count";

const LOOK_EVERY_MS = 60_000;
const PAGE = 20;

type Open = { readonly conflict: ConflictMessage; readonly resolution: ManagersResolution } | null;

/** What tills and server do not agree about, each for a manager to decide. */
export function ConflictsPage() {
  const [search] = useSearchParams();
  const state = search.get("show") === "all" ? "all" : "open";
  return (
    <>
      <PageHeader title="Conflicts" />
      <nav className={peopleStyles.tabs} aria-label="Which conflicts">
        <Tab to="/admin/conflicts" isHere={state === "open"} name="Open" />
        <Tab to="/admin/conflicts?show=all" isHere={state === "all"} name="All" />
      </nav>
      <Inbox key={state} state={state} />
      {state === "open" && <Unconfirmed />}
    </>
  );
}

function Tab({ to, isHere, name }: { readonly to: string; readonly isHere: boolean; readonly name: string }) {
  return (
    <Link className={peopleStyles.tab ?? ""} to={to} aria-current={isHere ? "page" : undefined}>
      {name}
    </Link>
  );
}

function Inbox({ state }: { readonly state: "open" | "all" }) {
  const [after, setAfter] = useState<string | undefined>(undefined);
  const conflicts = useFetched("conflicts", { query: { state, limit: PAGE, ...(after === undefined ? {} : { after }) } }, LOOK_EVERY_MS);
  const mayResolve = useMay("manager");
  const { check } = useWaiting();
  const [open, setOpen] = useState<Open>(null);

  function show(resolved: ConflictMessage) {
    conflicts.put((before) => ({ ...before, conflicts: before.conflicts.map((one) => (one.key === resolved.key ? resolved : one)) }));
    void check();
  }

  return (
    <>
      <FetchedView of={conflicts} what="the conflicts">
        {({ conflicts: all, more }) => (
          <>
            {all.length === 0 && (
              <EmptyState title={state === "open" ? "Nothing waits for a decision" : "There was no conflict yet"}>
                <p>When tills without a network redeem the same code, or one that was no good any more, it comes here with both sides.</p>
              </EmptyState>
            )}
            {all.length > 0 && (
              <ul className={styles.cards} aria-label="Conflicts">
                {all.map((conflict) => (
                  <ConflictCard key={conflict.key} conflict={conflict} mayResolve={mayResolve} onPick={(resolution) => setOpen({ conflict, resolution })} />
                ))}
              </ul>
            )}
            {all.length > 0 && !mayResolve && <p className={partStyles.note}>A manager decides what becomes of these.</p>}
            <div className={styles.pages}>
              {after !== undefined && <ActionButton onClick={() => setAfter(undefined)}>Back to the first</ActionButton>}
              {more && <ActionButton onClick={() => setAfter(all.at(-1)?.key)}>Show the next</ActionButton>}
            </div>
          </>
        )}
      </FetchedView>
      {open !== null && <ResolveDialog {...open} onResolved={show} onClose={() => setOpen(null)} />}
    </>
  );
}
