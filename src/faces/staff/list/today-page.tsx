import { useState } from "react";
import type { ListedRedemption } from "../../../client/till/till";
import { SUPERVISOR_UNDO_WINDOW_MS } from "../../../domain/redemption/undo-window";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { sayCount } from "../../../ui/formats/say-count";
import { sayDay, type Viewpoint } from "../../../ui/formats/say-when";
import { UNDO_REASON } from "../scan/redeeming";
import { BackToCamera } from "../back-to-camera";
import { PageFrame } from "../page-frame";
import { useTill, useTillStatus } from "../till-services";
import { TillStatusLine } from "../till-status-line";
import { useViewpoint } from "../use-viewpoint";
import { type UndoProblem, wordUndoProblem } from "../verdict/undo-wording";
import { LateUndoSheet } from "./late-undo-sheet";
import { RedemptionRow } from "./redemption-row";
import styles from "./today-page.module.css";
import { useDaysList } from "./use-days-list";

/** A supervisor may undo what is no older (R12), and the till keeps no more. */
const MOST_DAYS_AGO = SUPERVISOR_UNDO_WINDOW_MS / (24 * 60 * 60 * 1000);

/** This till's redemptions of today, with older ones that still need a person or the network, and those of the days before. */
export function TodayPage() {
  const [daysAgo, setDaysAgo] = useState(0);
  const list = useDaysList(daysAgo);
  const { waiting } = useTillStatus();
  const from = useViewpoint(1000);
  const waitingWords = `${sayCount(waiting, { one: "waits", other: "wait" }, from.locale)} for the network.`;
  return (
    <PageFrame heading={sayDay(daysAgo, from)} aside={<TillStatusLine />}>
      <div className={styles.days}>
        <ActionButton kind="quiet" disabled={daysAgo >= MOST_DAYS_AGO} onClick={() => setDaysAgo(daysAgo + 1)}>
          Day before
        </ActionButton>
        <ActionButton kind="quiet" disabled={daysAgo === 0} onClick={() => setDaysAgo(daysAgo - 1)}>
          Day after
        </ActionButton>
        {daysAgo > 1 && (
          <ActionButton kind="quiet" onClick={() => setDaysAgo(0)}>
            Today
          </ActionButton>
        )}
      </div>
      {daysAgo === 0 && list !== null && list.length > 0 && <p>{waiting === 0 ? "Everything has reached the server." : waitingWords}</p>}
      <DaysList list={list} isToday={daysAgo === 0} from={from} />
      <BackToCamera isFirst />
    </PageFrame>
  );
}

interface DaysListProps {
  /** Null until it is read. */
  readonly list: readonly ListedRedemption[] | null;
  readonly isToday: boolean;
  readonly from: Viewpoint;
}

function DaysList({ list, isToday, from }: DaysListProps) {
  const till = useTill();
  const [late, setLate] = useState<ListedRedemption | null>(null);
  const [notUndone, setNotUndone] = useState<{ key: string; kind: UndoProblem } | null>(null);
  if (list === null) return <SkeletonLines lines={4} label="Reading the list" />;
  if (list.length === 0) {
    if (isToday) return <EmptyState title="Nothing redeemed today">What you redeem here shows up in this list.</EmptyState>;
    return <EmptyState title="Nothing redeemed that day">This till lists what it redeemed in the last {MOST_DAYS_AGO} days.</EmptyState>;
  }
  const undo = async (key: string) => {
    const answer = await till.undo(key, UNDO_REASON);
    setNotUndone(answer.kind === "undone" ? null : { key, kind: answer.kind });
  };
  return (
    <>
      <ul className={styles.list}>
        {list.map((redemption) => (
          <RedemptionRow
            key={redemption.redemptionKey}
            redemption={redemption}
            from={from}
            problem={notUndone?.key === redemption.redemptionKey ? wordUndoProblem(notUndone.kind) : null}
            onUndo={() => void undo(redemption.redemptionKey)}
            onLateUndo={() => setLate(redemption)}
            onSeen={() => void till.markSeen(redemption.redemptionKey)}
          />
        ))}
      </ul>
      {late !== null && <LateUndoSheet redemption={late} onClose={() => setLate(null)} />}
    </>
  );
}
