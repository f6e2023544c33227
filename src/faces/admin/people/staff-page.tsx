import { useState } from "react";
import type { StaffAtDesk } from "../../../contract/messages/shop";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { PageHeader } from "../parts/page-header";
import styles from "../parts/parts.module.css";
import { When } from "../parts/when";
import peopleStyles from "./people.module.css";
import { PeopleTabs } from "./people-tabs";
import { RemoveStaffDialog } from "./remove-staff-dialog";
import { STAFF_ROLE_WORDS } from "./role-wording";
import { AddStaffDialog, EditStaffDialog } from "./staff-dialog";
import { StaffPinDialog } from "./staff-pin-dialog";

type Open = { readonly kind: "add" } | { readonly kind: "edit" | "pin" | "remove"; readonly person: StaffAtDesk } | null;

/** Who works at the tills, each with a PIN. */
export function StaffPage() {
  const staff = useFetched("staff", {});
  const mayChange = useMay("manager");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const show = (changed: StaffAtDesk) => staff.put(({ staff: before }) => ({ staff: withChanged(before, changed) }));
  const othersThan = (person: StaffAtDesk | null) =>
    staff.fetched.phase === "here" ? staff.fetched.value.staff.filter(({ id, removedMs }) => removedMs === null && id !== person?.id) : [];
  const add = (
    <ActionButton kind="primary" onClick={() => setOpen({ kind: "add" })}>
      Add somebody
    </ActionButton>
  );

  return (
    <>
      <PageHeader title="People" action={mayChange && add} />
      <PeopleTabs />
      <FetchedView of={staff} what="who works at the tills">
        {({ staff: all }) => {
          const here = all.filter(({ removedMs }) => removedMs === null);
          const left = all.filter(({ removedMs }) => removedMs !== null);
          return (
            <>
              {here.length === 0 && (
                <EmptyState title="Nobody works at the tills yet">
                  <p>Somebody has to, to scan and redeem: each picks their name at the till and types their PIN.</p>
                </EmptyState>
              )}
              {here.length > 0 && (
                <ul className={styles.list} aria-label="At the tills">
                  {here.map((person) => (
                    <li key={person.id} className={styles.row}>
                      <div>
                        <bdi className={styles.name}>{person.name}</bdi>
                        <p className={styles.facts}>{STAFF_ROLE_WORDS[person.role].name}</p>
                      </div>
                      {mayChange && <StaffButtons person={person} onPick={(kind) => setOpen({ kind, person })} />}
                    </li>
                  ))}
                </ul>
              )}
              {left.length > 0 && <Left people={left} />}
            </>
          );
        }}
      </FetchedView>
      {open?.kind === "add" && <AddStaffDialog others={othersThan(null)} onSaved={show} onClose={close} />}
      {open?.kind === "edit" && <EditStaffDialog person={open.person} others={othersThan(open.person)} onSaved={show} onClose={close} />}
      {open?.kind === "pin" && <StaffPinDialog person={open.person} onClose={close} />}
      {open?.kind === "remove" && <RemoveStaffDialog person={open.person} onRemoved={show} onClose={close} />}
    </>
  );
}

function StaffButtons({ person, onPick }: { readonly person: StaffAtDesk; readonly onPick: (kind: "edit" | "pin" | "remove") => void }) {
  return (
    <div className={styles.buttons}>
      <ActionButton kind="quiet" aria-label={`Edit ${person.name}`} onClick={() => onPick("edit")}>
        Edit
      </ActionButton>
      <ActionButton kind="quiet" aria-label={`New PIN for ${person.name}`} onClick={() => onPick("pin")}>
        New PIN
      </ActionButton>
      <ActionButton kind="quiet" aria-label={`${person.name} has left`} onClick={() => onPick("remove")}>
        Has left
      </ActionButton>
    </div>
  );
}

function Left({ people }: { readonly people: readonly StaffAtDesk[] }) {
  return (
    <details className={peopleStyles.left}>
      <summary>Left ({people.length})</summary>
      <ul className={styles.list} aria-label="Left">
        {people.map((person) => (
          <li key={person.id} className={styles.row} data-gone="">
            <bdi className={styles.name}>{person.name}</bdi>
            {person.removedMs !== null && <When ms={person.removedMs} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function withChanged(staff: readonly StaffAtDesk[], changed: StaffAtDesk): StaffAtDesk[] {
  const isKnown = staff.some(({ id }) => id === changed.id);
  return isKnown ? staff.map((person) => (person.id === changed.id ? changed : person)) : [...staff, changed];
}
