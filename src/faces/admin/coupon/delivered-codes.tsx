import { useState } from "react";
import { useSearchParams } from "react-router";
import { pathOf } from "../../../client/api/api";
import type { CodeAtDesk, CodesQuery } from "../../../contract/messages/codes-at-desk";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { ROUTES } from "../../../contract/routes";
import { ActionLink } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { SelectField } from "../form/select-field";
import { SearchField } from "../form/search-field";
import { addressFor } from "../parts/address-of-page";
import { FurtherPages } from "../parts/further-pages";
import partStyles from "../parts/parts.module.css";
import { CodeHistoryDialog } from "./code-history-dialog";
import { CodeTable } from "./code-table";
import { codesQueryOf, STATE_OPTIONS } from "./codes-query";
import styles from "./coupon.module.css";
import { useReloadAfter } from "./use-reload-after";

interface DeliveredCodesProps {
  readonly coupon: CouponAtDesk;
  /** How often something on the page was changed. */
  readonly changes: number;
  /** Something was done to one of them. */
  readonly onChanged: () => void;
}

/** A coupon's codes with who has each and what became of it, a page at a time; which, stands in the address. */
export function DeliveredCodes({ coupon, changes, onChanged }: DeliveredCodesProps) {
  const { couponId, source } = coupon.coupon;
  const [address, setAddress] = useSearchParams();
  const query = codesQueryOf(address);
  const codes = useFetched("codes", { params: { couponId }, query });
  useReloadAfter(changes, codes.reload);
  const narrow = (name: "search" | "state") => (value: string) => setAddress(addressFor(name, value, address), { replace: name === "search", preventScrollReset: true });
  const [open, setOpen] = useState<CodeAtDesk | null>(null);
  const named = source.kind === "list" ? "Codes" : "Claims";
  const isNarrowed = query.search !== "" || query.state !== undefined;
  return (
    <section className={partStyles.group} aria-label={named}>
      <div className={partStyles.groupHead}>
        <h2 className={partStyles.groupTitle}>{named}</h2>
        <ActionLink href={fileOf(couponId, query)} download>
          Save {named.toLowerCase()} as CSV
        </ActionLink>
      </div>
      <div className={styles.filters} role="search">
        <SearchField label="Search a code, a name or a number" value={query.search} onChange={narrow("search")} />
        <SelectField label="Shown" options={STATE_OPTIONS} value={query.state ?? ""} onChange={narrow("state")} />
      </div>
      <FetchedView of={codes} what="the codes">
        {({ codes: page, next }) => (
          <>
            {page.length === 0 ? <Nothing isNarrowed={isNarrowed} isList={source.kind === "list"} /> : <CodeTable coupon={coupon} codes={page} onOpen={setOpen} />}
            <FurtherPages next={next} isLate={codes.isLate} />
          </>
        )}
      </FetchedView>
      {open !== null && (
        <CodeHistoryDialog
          coupon={coupon}
          code={open}
          onUndone={onChanged}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

/** All of what is shown here, on every page of it. */
function fileOf(couponId: string, { search, state }: CodesQuery): string {
  return pathOf(ROUTES.codesFile, { params: { couponId }, query: { search, state } });
}

function Nothing({ isNarrowed, isList }: { readonly isNarrowed: boolean; readonly isList: boolean }) {
  if (isNarrowed) return <EmptyState title="Nothing like that">A code is found by what it begins with; a customer by any part of their name or number.</EmptyState>;
  return <EmptyState title={isList ? "No codes yet" : "Nobody has claimed it yet"}>{isList ? "Add a file of codes, or have some made." : "Whoever claims it appears here."}</EmptyState>;
}
