import { useState } from "react";
import type { ListedRedemption } from "../../../client/till/till";
import { EmptyState } from "../../../ui/empty-state";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { sayCount } from "../../../ui/formats/say-count";
import type { Viewpoint } from "../../../ui/formats/say-when";
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
import { useTodaysList } from "./use-todays-list";

/** This till's redemptions of today, and older ones that still need a person or the network. */
export function TodayPage() {
  const list = useTodaysList();
  const { waiting } = useTillStatus();
  const from = useViewpoint(1000);
  const waitingWords = `${sayCount(waiting, { one: "waits", other: "wait" }, from.locale)} for the network.`;
  return (
    <PageFrame heading="Today" aside={<TillStatusLine />}>
      {list !== null && list.length > 0 && <p>{waiting === 0 ? "Everything has reached the server." : waitingWords}</p>}
      <TodaysList list={list} from={from} />
      <BackToCamera isFirst />
    </PageFrame>
  );
}

interface TodaysListProps {
  /** Null until it is read. */
  readonly list: readonly ListedRedemption[] | null;
  readonly from: Viewpoint;
}

function TodaysList({ list, from }: TodaysListProps) {
  const till = useTill();
  const [late, setLate] = useState<ListedRedemption | null>(null);
  const [notUndone, setNotUndone] = useState<{ key: string; kind: UndoProblem } | null>(null);
  if (list === null) return <SkeletonLines lines={4} label="Reading the list" />;
  if (list.length === 0) {
    return <EmptyState title="Nothing redeemed today">What you redeem here shows up in this list.</EmptyState>;
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
