import type { ReactNode } from "react";
import type { HistoryEvent } from "../../../contract/messages/code-history";
import type { RecordedStanding } from "../../../domain/sync/answer";
import type { Resolution } from "../../../domain/sync/resolve-conflict";
import { CONFLICT_WORDS } from "../../../domain/wording/conflict-words-table";
import { RedeemedWhere } from "../parts/redeemed-where";
import { contactName } from "../contacts/contact-name";
import { CHANNEL_WORDS } from "./codes-query";
import styles from "./coupon.module.css";
import { LetThrough } from "./let-through";
import { Quoted } from "./quoted";

export type Redeemed = Extract<HistoryEvent, { kind: "redeemed" }>["redemption"];

const RESOLVED: Record<Resolution, string> = {
  loss: "taken as a loss",
  fraud: "marked as fraud",
  reversed: "undone",
  promoted: "made the one that counts",
};

const STANDS: Record<RecordedStanding, string> = { redeemed: "", conflict: " It was taken as a conflict.", reversed: " It was undone since." };

/** One thing that happened to a code, in a sentence or two. */
export function sayEvent(event: HistoryEvent): ReactNode {
  switch (event.kind) {
    case "added":
      return <p>Added to the coupon</p>;
    case "claimed": {
      const { channel, name, externalId } = event.claim;
      return (
        <p>
          Claimed by <bdi>{contactName({ ...event.claim, erasedMs: null })}</bdi>, {CHANNEL_WORDS[channel] ?? channel}
          {name !== "" && (
            <span className={styles.where}>
              <bdi>{externalId}</bdi>
            </span>
          )}
        </p>
      );
    }
    case "opened":
      return <p>Its page was opened</p>;
    case "redeemed":
      return <Redemption redemption={event.redemption} />;
    case "conflict":
      return <p>Could not count: {CONFLICT_WORDS[event.cause].because}</p>;
    case "resolved": {
      const { resolution, note, by } = event.resolved;
      return (
        <>
          <p>
            The conflict was {RESOLVED[resolution]}
            {by !== null && (
              <>
                {" "}
                by <bdi>{by.name}</bdi>
              </>
            )}
          </p>
          <Quoted text={note} />
        </>
      );
    }
    case "reversed":
      return (
        <>
          <p>{event.by === null ? "Taken back by its till, which had no answer in time" : <>Undone by <bdi>{event.by.name}</bdi></>}</p>
          <Quoted text={event.reason} />
        </>
      );
  }
}

function Redemption({ redemption }: { readonly redemption: Redeemed }) {
  const { receipt, override, decidedBy, clockUncertain, standing } = redemption;
  return (
    <>
      <p>
        Redeemed at <RedeemedWhere of={redemption} />
        <span className={styles.where}>
          {decidedBy === "till" ? "Decided by the till, without the server." : "Decided by the server."}
          {clockUncertain && " The till’s clock was not sure."}
          {STANDS[standing]}
        </span>
        {receipt !== null && (
          <span className={styles.where}>
            Receipt <bdi>{receipt}</bdi>
          </span>
        )}
      </p>
      {override !== null && <LetThrough override={override} />}
    </>
  );
}
