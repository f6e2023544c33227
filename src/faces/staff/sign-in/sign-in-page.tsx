import { useEffect, useState } from "react";
import type { AppUpdate } from "../../../client/app-shell/face-props";
import type { StaffMember } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { isolateName } from "../isolate-name";
import { PageFrame } from "../page-frame";
import { ReadinessLine } from "../readiness/readiness-line";
import { useTill, useTillServices, useTillStatus } from "../till-services";
import { TillStatusLine } from "../till-status-line";
import { UpdatePrompt } from "../update-prompt";
import { PinEntry } from "./pin-entry";
import styles from "./sign-in-page.module.css";

/** Pick your name, type your PIN. */
export function SignInPage({ update }: { readonly update: AppUpdate }) {
  const { session } = useTillServices();
  const staff = useStaff();
  const [picked, setPicked] = useState<StaffMember | null>(null);
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
        <PinEntry label={`PIN of ${picked.name}`} submitLabel="Sign in" check={checkPin}>
          <ActionButton kind="quiet" onClick={() => setPicked(null)}>
            Someone else
          </ActionButton>
        </PinEntry>
      )}
      <ReadinessLine />
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

/** Who may sign in, once the list has come. */
function useStaff(): readonly StaffMember[] | null {
  const till = useTill();
  const { snapshot } = useTillStatus();
  const [staff, setStaff] = useState<readonly StaffMember[] | null>(null);
  const asOfMs = snapshot.kind === "ready" ? snapshot.asOfMs : null;
  useEffect(() => {
    if (asOfMs === null) return;
    let isShown = true;
    void till.staff().then((found) => isShown && setStaff(found));
    return () => {
      isShown = false;
    };
  }, [till, asOfMs]);
  return staff;
}
