import { type FormEvent, type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { PinProblem, StaffMember, SupervisorApproval } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { FormField } from "../form-field";
import { preferencesStore } from "../preferences/preferences-store";
import { Sheet } from "../sheet";
import styles from "../sheet-form.module.css";
import { useTill } from "../till-services";
import { useFromSnapshot } from "../use-from-snapshot";
import { PinEntry } from "./pin-entry";
import { readSupervisors, supervisorIn, SupervisorsField } from "./supervisors-field";

type Step =
  | { readonly phase: "who"; readonly problem: string | null }
  | { readonly phase: "pin"; readonly supervisor: StaffMember; readonly reason: string };

interface SupervisorSheetProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** The act in two or three words. */
  readonly submitLabel: string;
  /** What to do where the till knows no supervisor. */
  readonly withoutSupervisor: string;
  /** Whether to ask why, and how long the answer may be. */
  readonly reason?: { readonly maxLength: number; readonly ifMissing: string };
  /** Returns what stands against it, in words; null: it is done. */
  readonly onApproved: (approval: SupervisorApproval, reason: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Something that a supervisor does, or has a cashier do: who, if need be why, then the PIN. */
export function SupervisorSheet(props: SupervisorSheetProps) {
  const { title, children, submitLabel, withoutSupervisor, reason, onApproved, onClose } = props;
  const till = useTill();
  const { leftHanded } = useStore(preferencesStore);
  const supervisors = useFromSnapshot(readSupervisors);
  const [step, setStep] = useState<Step>({ phase: "who", problem: null });

  const goOn = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = String(form.get("reason") ?? "").trim();
    const supervisor = supervisorIn(form, supervisors);
    if (reason !== undefined && said === "") setStep({ phase: "who", problem: reason.ifMissing });
    else if (supervisor !== undefined) setStep({ phase: "pin", supervisor, reason: said });
  };

  const approve = async (pin: string): Promise<PinProblem | null> => {
    if (step.phase !== "pin") return null;
    const answer = await till.approve(step.supervisor.id, pin);
    if (answer.kind === "not-a-supervisor") return { kind: "unknown-staff" };
    if (answer.kind !== "approved") return answer;
    const problem = await onApproved(answer.approval, step.reason);
    if (problem !== null) setStep({ phase: "who", problem });
    return null;
  };

  return (
    <Sheet title={title} mirrored={leftHanded} onClose={onClose}>
      {children}
      {supervisors === null && <SkeletonLines lines={2} label="Fetching the names" />}
      {supervisors?.length === 0 && <p>{withoutSupervisor}</p>}
      {supervisors !== null && supervisors.length > 0 && step.phase === "who" && (
        <form className={styles.form} onSubmit={goOn} noValidate>
          {reason === undefined && <p role="alert">{step.problem}</p>}
          <SupervisorsField supervisors={supervisors} />
          {reason !== undefined && (
            <FormField label="Reason" name="reason" maxLength={reason.maxLength} problem={step.problem} data-first />
          )}
          <ActionButton size="thumb" type="submit">
            Go on to the PIN
          </ActionButton>
        </form>
      )}
      {step.phase === "pin" && (
        <PinEntry
          label={`PIN of ${step.supervisor.name}`}
          staffId={step.supervisor.id}
          submitLabel={submitLabel}
          check={approve}
        />
      )}
    </Sheet>
  );
}
