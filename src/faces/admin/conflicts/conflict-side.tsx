import { type ReactNode, useId } from "react";
import type { RedemptionAtDesk } from "../../../contract/messages/desk";
import { CodeText } from "../../../ui/code-text";
import partStyles from "../parts/parts.module.css";
import { When } from "../parts/when";
import { MARK_WORDS } from "./conflict-wording-table";
import styles from "./conflicts.module.css";

/** One side of a conflict: where, when and by whom, as its till says, and what was doubtful about it. */
export function ConflictSide({ title, redemption }: { readonly title: string; readonly redemption: RedemptionAtDesk }) {
  const id = useId();
  const { store, till, staff, correctedMs, receivedMs, decidedBy, receipt, override, marks, clockUncertain } = redemption;
  return (
    <section className={styles.side} aria-labelledby={id}>
      <h3 id={id} className={styles.sideTitle}>
        {title}
      </h3>
      <dl className={styles.facts}>
        <Fact name="Redeemed">
          <When ms={correctedMs} />
          {clockUncertain && ", by a clock in doubt"}
        </Fact>
        <Fact name="Where">
          <bdi>{store.name}</bdi>, <bdi>{till.name}</bdi>
        </Fact>
        <Fact name="By">
          <bdi>{staff.name === "" ? "Nobody at the till" : staff.name}</bdi>
        </Fact>
        <Fact name="Decided">{decidedBy === "till" ? "by the till alone" : "by the server"}</Fact>
        <Fact name="Arrived">
          <When ms={receivedMs} />
        </Fact>
        {receipt !== null && receipt !== "" && (
          <Fact name="Receipt">
            <bdi>{receipt}</bdi>
          </Fact>
        )}
        {override !== null && (
          <Fact name="Redeemed anyway">
            by <bdi>{override.supervisor.name}</bdi>: <bdi>{override.note}</bdi>
          </Fact>
        )}
      </dl>
      {marks.length > 0 && (
        <ul className={styles.marks}>
          {marks.map((mark) => (
            <li key={mark}>{MARK_WORDS[mark]}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was shown to the till. */
export function ShownThere({ shown }: Pick<RedemptionAtDesk, "shown">) {
  if (shown.kind === "code") return <CodeText code={shown.value} codeType={shown.codeType} />;
  return <span className={partStyles.quiet}>A customer’s own QR</span>;
}
