import { type FormEvent, useState } from "react";
import { useStore } from "zustand";
import type { PinProblem, StaffMember, TakeOut } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { Sheet } from "../sheet";
import { PinEntry } from "../sign-in/pin-entry";
import { readSupervisors, supervisorIn, SupervisorsField } from "../sign-in/supervisors-field";
import { useTill } from "../till-services";
import { useFromSnapshot } from "../use-from-snapshot";
import { preferencesStore } from "./preferences-store";
import styles from "../sheet-form.module.css";

type Step =
  | { readonly phase: "who"; readonly problem: string | null }
  | { readonly phase: "pin"; readonly supervisor: StaffMember };

/** A supervisor takes this till out of use. What it holds goes to the server first; the page that follows says how far it is. */
export function TakeOutSheet({ onClose }: { readonly onClose: () => void }) {
  const till = useTill();
  const { leftHanded } = useStore(preferencesStore);
  const supervisors = useFromSnapshot(readSupervisors);
  const [step, setStep] = useState<Step>({ phase: "who", problem: null });

  const goOn = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const supervisor = supervisorIn(new FormData(event.currentTarget), supervisors);
    if (supervisor !== undefined) setStep({ phase: "pin", supervisor });
  };

  const takeOut = async (pin: string): Promise<PinProblem | null> => {
    if (step.phase !== "pin") return null;
    const answer = await till.approve(step.supervisor.id, pin);
    if (answer.kind === "not-a-supervisor") return { kind: "unknown-staff" };
    if (answer.kind !== "approved") return answer;
    const problem = wordProblem(await till.takeOut(answer.approval));
    if (problem !== null) setStep({ phase: "who", problem });
    return null;
  };

  return (
    <Sheet title="Take this till out of use" mirrored={leftHanded} onClose={onClose}>
      <p>
        The till first sends what it has redeemed and gives back the uses that it holds of limited coupons. Then it keeps nothing
        of the shop. To use this device as a till again, ask a manager for a one-time code.
      </p>
      {supervisors === null && <SkeletonLines lines={2} label="Fetching the names" />}
      {supervisors?.length === 0 && <p>This till knows no supervisor. A manager can take it out of use from elsewhere.</p>}
      {supervisors !== null && supervisors.length > 0 && step.phase === "who" && (
        <form className={styles.form} onSubmit={goOn}>
          <p role="alert">{step.problem}</p>
          <SupervisorsField supervisors={supervisors} />
          <ActionButton size="thumb" type="submit">
            Go on to the PIN
          </ActionButton>
        </form>
      )}
      {step.phase === "pin" && (
        <PinEntry label={`PIN of ${step.supervisor.name}`} submitLabel="Take out of use" check={takeOut} />
      )}
    </Sheet>
  );
}

function wordProblem(said: TakeOut): string | null {
  switch (said.kind) {
    case "leaving":
      return null;
    case "no-network":
      return "This needs the network. The till goes on as before; try again once it is online.";
    case "server-trouble":
      return "The server could not do it. The till goes on as before; try again in a moment.";
  }
}
