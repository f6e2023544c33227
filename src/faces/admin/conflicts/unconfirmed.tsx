import { useId, useState } from "react";
import type { RedemptionAtDesk } from "../../../contract/messages/desk";
import { ActionButton } from "../../../ui/action-button";
import { useMay } from "../admin-services";
import { useFetched } from "../calls/use-fetched";
import partStyles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { UndoDialog } from "./undo-dialog";
import { useWaiting } from "./waiting-count";

/** Redemptions that the server granted, and whose tills have not said for an hour that they heard (R10). */
export function Unconfirmed() {
  const id = useId();
  const { fetched, put } = useFetched("unconfirmed", { query: { limit: 50 } });
  const mayUndo = useMay("manager");
  const { check } = useWaiting();
  const [open, setOpen] = useState<RedemptionAtDesk | null>(null);
  if (fetched.phase !== "here" || fetched.value.redemptions.length === 0) return null;
  return (
    <section className={partStyles.group} aria-labelledby={id}>
      <h2 id={id} className={partStyles.groupTitle}>
        Not confirmed by their tills
      </h2>
      <p className={partStyles.quiet}>
        The server said yes to these, and their tills have not said that they heard. The customer may have gone without: ask at the till, and undo what was not handed out.
      </p>
      <ul className={partStyles.list} aria-label="Not confirmed by their tills">
        {fetched.value.redemptions.map((redemption) => (
          <li key={redemption.key} className={partStyles.row}>
            <div>
              <bdi className={partStyles.name}>{redemption.title}</bdi>
              <p className={partStyles.facts}>
                <bdi>{redemption.store.name}</bdi>
                <bdi>{redemption.till.name}</bdi>
                <bdi>{redemption.staff.name}</bdi>
                <When ms={redemption.correctedMs} />
              </p>
            </div>
            {mayUndo && (
              <div className={partStyles.buttons}>
                <ActionButton kind="quiet" aria-label={`Undo ${redemption.title} at ${redemption.till.name}`} onClick={() => setOpen(redemption)}>
                  Undo
                </ActionButton>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open !== null && (
        <UndoDialog
          redemption={open}
          onUndone={({ key }) => {
            put((before) => ({ ...before, redemptions: before.redemptions.filter((one) => one.key !== key) }));
            void check();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
