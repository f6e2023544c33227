import type { ListedRedemption } from "../../../client/till/till";
import { ActionButton } from "../../../ui/action-button";
import { sayRemaining, sayWhenShort, type Viewpoint } from "../../../ui/formats/say-when";
import { VerdictShape } from "../../../ui/verdict-shape";
import { ShownText } from "../verdict/shown-text";
import { needsLook, wordState } from "./state-wording";
import styles from "./today-page.module.css";

interface RedemptionRowProps {
  readonly redemption: ListedRedemption;
  readonly from: Viewpoint;
  /** Why it was not undone just now. */
  readonly problem: string | null;
  readonly onUndo: () => void;
  /** The cashier may not any more. */
  readonly onLateUndo: () => void;
  readonly onSeen: () => void;
}

/** One redemption: what, when, by whom, and where it stands. */
export function RedemptionRow({ redemption, from, problem, onUndo, onLateUndo, onSeen }: RedemptionRowProps) {
  const { couponTitle, shown, atMs, staffName, state, undoUntilMs } = redemption;
  const { words, verdict } = wordState(state);
  const isUndoable = state.kind !== "undone" && state.kind !== "refused";
  const undoLeftMs = undoUntilMs - from.nowMs;
  return (
    <li className={styles.row} data-undone={state.kind === "undone" ? "" : undefined}>
      <div className={styles.what}>
        <bdi className={styles.title}>{couponTitle}</bdi>
        <time dateTime={new Date(atMs).toISOString()}>{sayWhenShort(atMs, from)}</time>
      </div>
      <ShownText shown={shown} />
      <p className={styles.by}>
        by <bdi>{staffName}</bdi>
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className={styles.standing}>
        <p className={styles.state} data-verdict={verdict}>
          {verdict !== null && <VerdictShape verdict={verdict} />} {words}
        </p>
        {needsLook(state) && <ActionButton onClick={onSeen}>Seen</ActionButton>}
        {isUndoable && undoLeftMs <= 0 && (
          <ActionButton kind="quiet" onClick={onLateUndo}>
            Undo with a supervisor
          </ActionButton>
        )}
        {isUndoable && undoLeftMs > 0 && (
          <ActionButton kind="quiet" onClick={onUndo}>
            Undo ({sayRemaining(undoLeftMs)})
          </ActionButton>
        )}
      </div>
    </li>
  );
}
