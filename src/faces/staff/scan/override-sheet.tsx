import { type FormEvent, useState } from "react";
import { useStore } from "zustand";
import type { Found, PinProblem, StaffMember } from "../../../client/till/till";
import { RECEIPT_MAX_LENGTH } from "../../../contract/messages/till-event";
import { OVERRIDE_NOTE_MAX_LENGTH } from "../../../domain/redemption/override";
import type { Refusal } from "../../../domain/redemption/refusal";
import { OVERRIDE_WORDS } from "../../../domain/wording/override-words-table";
import { ActionButton } from "../../../ui/action-button";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { FormField } from "../form-field";
import { preferencesStore } from "../preferences/preferences-store";
import { Sheet } from "../sheet";
import { PinEntry } from "../sign-in/pin-entry";
import { readSupervisors, supervisorIn, SupervisorsField } from "../sign-in/supervisors-field";
import { useTill, useTillServices } from "../till-services";
import { RECEIPT_FIELD } from "../verdict/receipt-field";
import { useFromSnapshot } from "../use-from-snapshot";
import styles from "../sheet-form.module.css";

type Step =
  | { readonly phase: "reason"; readonly problem: string | null }
  | { readonly phase: "pin"; readonly supervisor: StaffMember; readonly note: string; readonly receipt: string };

interface OverrideSheetProps {
  readonly found: Found;
  readonly refusals: readonly [Refusal, ...Refusal[]];
  readonly onClose: () => void;
}

/** A supervisor redeems anyway: says why, then types their PIN. */
export function OverrideSheet({ found, refusals, onClose }: OverrideSheetProps) {
  const till = useTill();
  const { flow } = useTillServices();
  const { leftHanded } = useStore(preferencesStore);
  const supervisors = useFromSnapshot(readSupervisors);
  const [step, setStep] = useState<Step>({ phase: "reason", problem: null });

  const takeReason = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [note, receipt] = [textOf(form, "note"), textOf(form, RECEIPT_FIELD)];
    const supervisor = supervisorIn(form, supervisors);
    if (note === "") setStep({ phase: "reason", problem: "Say why: managers read it beside the redemption." });
    else if (supervisor !== undefined) setStep({ phase: "pin", supervisor, note, receipt });
  };

  const approve = async (pin: string): Promise<PinProblem | null> => {
    if (step.phase !== "pin") return null;
    const answer = await till.approve(step.supervisor.id, pin);
    if (answer.kind === "not-a-supervisor") return { kind: "unknown-staff" };
    if (answer.kind !== "approved") return answer;
    await flow.redeemAnyway(answer.approval, step.note, step.receipt === "" ? {} : { receipt: step.receipt });
    return null;
  };

  return (
    <Sheet title="Redeem anyway" mirrored={leftHanded} onClose={onClose}>
      <p>This overrides: {refusals.map(({ reason }) => OVERRIDE_WORDS[reason]).join(", ")}.</p>
      {supervisors === null && <SkeletonLines lines={2} label="Fetching the names" />}
      {supervisors?.length === 0 && <p>This till knows no supervisor. Ask a manager.</p>}
      {supervisors !== null && supervisors.length > 0 && step.phase === "reason" && (
        <form className={styles.form} onSubmit={takeReason} noValidate>
          <SupervisorsField supervisors={supervisors} />
          <FormField label="Reason" name="note" maxLength={OVERRIDE_NOTE_MAX_LENGTH} problem={step.problem} data-first />
          {found.coupon?.receiptWanted === true && (
            <FormField label="Receipt number" name={RECEIPT_FIELD} maxLength={RECEIPT_MAX_LENGTH} />
          )}
          <ActionButton kind="primary" size="thumb" type="submit">
            Go on to the PIN
          </ActionButton>
        </form>
      )}
      {step.phase === "pin" && (
        <PinEntry
          label={`PIN of ${step.supervisor.name}`}
          staffId={step.supervisor.id}
          submitLabel="Redeem anyway"
          check={approve}
        />
      )}
    </Sheet>
  );
}

function textOf(form: FormData, field: string): string {
  return String(form.get(field) ?? "").trim();
}
