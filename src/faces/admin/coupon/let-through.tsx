import type { RedemptionAtDesk } from "../../../contract/messages/desk";
import { OVERRIDE_WORDS } from "../../../domain/wording/override-words-table";
import { Standing } from "../parts/standing";
import { Quoted } from "./quoted";

/** That a supervisor redeemed something in spite of the rules (R13): who, which rules, and why. */
export function LetThrough({ override: { supervisor, reasons, note } }: { readonly override: NonNullable<RedemptionAtDesk["override"]> }) {
  return (
    <>
      <p>
        <Standing tone="wait">Let through</Standing> by <bdi>{supervisor.name}</bdi>, although: {reasons.map((reason) => OVERRIDE_WORDS[reason]).join(", ")}
      </p>
      <Quoted text={note} />
    </>
  );
}
