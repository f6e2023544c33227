import { useState } from "react";
import type { Found } from "../../../client/till/till";
import { isOverridable, type Refusal } from "../../../domain/redemption/refusal";
import { ActionButton } from "../../../ui/action-button";
import { useTillStatus } from "../till-services";
import { OverrideSheet } from "./override-sheet";

interface OverrideButtonProps {
  readonly found: Found;
  readonly refusals: readonly [Refusal, ...Refusal[]];
}

/** A supervisor's way round, where the workspace allows it and every one of the refusals can be overridden (R13). */
export function OverrideButton({ found, refusals }: OverrideButtonProps) {
  const { settings } = useTillStatus();
  const [isOpen, setIsOpen] = useState(false);
  const isAllowed = settings?.supervisorOverrides === true && refusals.every(({ reason }) => isOverridable(reason));
  if (!isAllowed) return null;
  return (
    <>
      <ActionButton kind="quiet" onClick={() => setIsOpen(true)}>
        Supervisor: redeem anyway
      </ActionButton>
      {isOpen && <OverrideSheet found={found} refusals={refusals} onClose={() => setIsOpen(false)} />}
    </>
  );
}
