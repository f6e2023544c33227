import { useId, useState } from "react";
import * as z from "zod/mini";
import { pathOf } from "../../../client/api/api";
import { type SpanQuery, spanQuery } from "../../../contract/messages/days";
import { ROUTES } from "../../../contract/routes";
import type { Day } from "../../../domain/figures/days-in-zone";
import { ActionLink } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import { TextField } from "../form/text-field";
import partStyles from "../parts/parts.module.css";
import styles from "./today.module.css";

/** What was redeemed in some days, this month's at first, as files to settle up by (R71). */
export function RedemptionFiles({ today }: { readonly today: Day }) {
  const id = useId();
  const [span, setSpan] = useState<SpanQuery>({ from: `${today.slice(0, 8)}01`, to: today });
  const problem = problemOf(span);
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={partStyles.groupTitle}>
        Redemptions as files
      </h2>
      <p className={partStyles.quiet}>For settling up: all coupons, by the days of each store.</p>
      <div className={styles.days}>
        <TextField label="From" type="date" dir="ltr" problem={span.from === "" ? problem : null} value={span.from} onChange={(event) => setSpan({ ...span, from: event.currentTarget.value })} />
        <TextField label="To" type="date" dir="ltr" problem={span.from === "" ? null : problem} value={span.to} onChange={(event) => setSpan({ ...span, to: event.currentTarget.value })} />
      </div>
      {problem === null && (
        <div className={formStyles.actions}>
          <ActionLink href={pathOf(ROUTES.redemptionsFile, { query: { ...span, sum: "store-day" } })} download>
            Sums by store and day
          </ActionLink>
          <ActionLink href={pathOf(ROUTES.redemptionsFile, { query: span })} download>
            Each redemption
          </ActionLink>
        </div>
      )}
    </section>
  );
}

/** A field that is filled in by half is empty. */
function problemOf(span: SpanQuery): string | null {
  if (span.from === "") return "Choose the first day.";
  if (span.to === "") return "Choose the last day.";
  const asked = z.safeParse(spanQuery, span);
  return asked.success ? null : (asked.error.issues[0]?.message ?? null);
}
