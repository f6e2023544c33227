import { useId } from "react";
import type { CouponRedemption } from "../../../contract/messages/coupon-redemptions";
import type { RecordedStanding } from "../../../domain/sync/answer";
import { ActionButton } from "../../../ui/action-button";
import { CodeText } from "../../../ui/code-text";
import { RedeemedWhere } from "../parts/redeemed-where";
import { Standing } from "../parts/standing";
import { When } from "../parts/when";
import styles from "./coupon.module.css";
import { Fact } from "./fact";
import { LetThrough } from "./let-through";
import { Quoted } from "./quoted";

interface RedemptionTableProps {
  readonly redemptions: readonly CouponRedemption[];
  /** Are there many codes, so that it matters which it was? */
  readonly namesCodes: boolean;
  /** Null: they may not. */
  readonly onUndo: ((redemption: CouponRedemption) => void) | null;
}

const STANDS = {
  redeemed: { tone: "go", word: "Redeemed" },
  conflict: { tone: "stop", word: "Conflict" },
  reversed: { tone: "none", word: "Undone" },
} as const satisfies Record<RecordedStanding, { readonly tone: "go" | "stop" | "none"; readonly word: string }>;

/** A page of a coupon's redemptions; on a phone or a tablet held upright each is a card. */
export function RedemptionTable({ redemptions, namesCodes, onUndo }: RedemptionTableProps) {
  return (
    <table className={styles.codes}>
      <thead>
        <tr>
          {["When", "Status", ...(namesCodes ? ["Code"] : []), "Where", "Receipt and notes"].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
          {onUndo !== null && (
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {redemptions.map((redemption) => (
          <RedemptionRow key={redemption.key} redemption={redemption} namesCodes={namesCodes} onUndo={onUndo} />
        ))}
      </tbody>
    </table>
  );
}

function RedemptionRow({ redemption, namesCodes, onUndo }: Omit<RedemptionTableProps, "redemptions"> & { readonly redemption: CouponRedemption }) {
  const { shown, correctedMs, standing, receipt, override, undone, clockUncertain } = redemption;
  const headId = useId();
  const stands = STANDS[standing];
  const hasNotes = receipt !== null || override !== null || undone !== null;
  return (
    <tr>
      <th scope="row" id={headId}>
        <When ms={correctedMs} />
        {clockUncertain && <span className={styles.where}>time not certain</span>}
      </th>
      <td>
        <Standing tone={stands.tone}>{stands.word}</Standing>
      </td>
      {namesCodes && <Fact heading="Code">{shown.kind === "code" && <CodeText code={shown.value} codeType={shown.codeType} />}</Fact>}
      <Fact heading="Where">
        <RedeemedWhere of={redemption} />
      </Fact>
      <td data-heading="" data-empty={!hasNotes}>
        {receipt !== null && (
          <p>
            Receipt <bdi>{receipt}</bdi>
          </p>
        )}
        {override !== null && <LetThrough override={override} />}
        {undone !== null && (
          <>
            <p>
              {undone.by === null ? "Taken back by its till, which had no answer in time" : <>Undone by <bdi>{undone.by.name}</bdi></>}, <When ms={undone.atMs} />
            </p>
            <Quoted text={undone.reason} />
          </>
        )}
      </td>
      {onUndo !== null && (
        <td className={styles.act} data-heading="" data-empty={standing === "reversed"}>
          {standing !== "reversed" && (
            <ActionButton aria-describedby={headId} onClick={() => onUndo(redemption)}>
              Undo
            </ActionButton>
          )}
        </td>
      )}
    </tr>
  );
}
