import { useState } from "react";
import { useStore } from "zustand";
import type { AppUpdate } from "../../../client/app-shell/face-props";
import type { StaffMember, Till } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { isolateName } from "../isolate-name";
import { PageFrame } from "../page-frame";
import { ReadinessLine } from "../readiness/readiness-line";
import { TurnedAwayRescue } from "../rescue/turned-away-rescue";
import { useTillServices } from "../till-services";
import { TillStatusLine } from "../till-status-line";
import { UpdatePrompt } from "../update-prompt";
import { useFromSnapshot } from "../use-from-snapshot";
import { LiftWait } from "./lift-wait";
import { PinEntry } from "./pin-entry";
import styles from "./sign-in-page.module.css";

const readStaff = (till: Till) => till.staff();

/** Pick your name, type your PIN. */
export function SignInPage({ update }: { readonly update: AppUpdate }) {
  const { session } = useTillServices();
  const staff = useFromSnapshot(readStaff);
  const locked = useStore(session.store, (now) => (now.phase === "signed-out" ? now.locked : null));
  const [picked, setPicked] = useState<StaffMember | null>(locked);
  const checkPin = async (pin: string) => {
    if (picked === null) return null;
    const answer = await session.signIn(picked.id, pin);
    return answer.kind === "signed-in" ? null : answer;
  };
  return (
    <PageFrame heading={picked === null ? "Who is at the till?" : `Hello, ${isolateName(picked.name)}`} aside={<TillStatusLine />}>
      {picked === null && <UpdatePrompt update={update} />}
      {picked === null ? (
        <StaffList staff={staff} onPick={setPicked} />
      ) : (
        <PinEntry label={`PIN of ${picked.name}`} staffId={picked.id} submitLabel="Sign in" check={checkPin}>
          {(wait, askAgain) => (
            <>
              {picked.role === "cashier" && <LiftWait cashier={picked} isOffered={wait !== null} onLifted={askAgain} />}
              <ActionButton kind="quiet" onClick={() => setPicked(null)}>
                Someone else
              </ActionButton>
            </>
          )}
        </PinEntry>
      )}
      <ReadinessLine />
      <TurnedAwayRescue />
    </PageFrame>
  );
}

interface StaffListProps {
  /** Null while the list is on its way. */
  readonly staff: readonly StaffMember[] | null;
  readonly onPick: (staff: StaffMember) => void;
}

function StaffList({ staff, onPick }: StaffListProps) {
  if (staff === null) return <SkeletonLines lines={3} label="Fetching the names" />;
  if (staff.length === 0) {
    return <EmptyState title="Nobody can sign in here yet">A manager adds staff members and their PINs.</EmptyState>;
  }
  return (
    <ul className={styles.staff}>
      {staff.map((member) => (
        <li key={member.id}>
          <button type="button" className={styles.name} onClick={() => onPick(member)}>
            <bdi>{member.name}</bdi>
            {member.role === "supervisor" && <span className={styles.role}>Supervisor</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
