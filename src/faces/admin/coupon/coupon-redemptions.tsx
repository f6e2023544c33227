import { useState } from "react";
import { useSearchParams } from "react-router";
import { pathOf } from "../../../client/api/api";
import type { CouponRedemption } from "../../../contract/messages/coupon-redemptions";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { ROUTES } from "../../../contract/routes";
import { ActionLink } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { SelectField } from "../form/select-field";
import { addressFor } from "../parts/address-of-page";
import { AdminDialog } from "../parts/admin-dialog";
import { FurtherPages } from "../parts/further-pages";
import partStyles from "../parts/parts.module.css";
import styles from "./coupon.module.css";
import { RedemptionTable } from "./redemption-table";
import { ONLY_OPTIONS, redemptionsQueryOf } from "./redemptions-query";
import { UndoForm } from "./undo-form";
import { useReloadAfter } from "./use-reload-after";

interface CouponRedemptionsProps {
  readonly coupon: CouponAtDesk;
  /** How often something on the page was changed. */
  readonly changes: number;
  /** One of them was undone. */
  readonly onChanged: () => void;
}

/** Every redemption of a coupon, the newest first, a page at a time, to look up and to undo. */
export function CouponRedemptions({ coupon: { coupon }, changes, onChanged }: CouponRedemptionsProps) {
  const { couponId, source } = coupon;
  const [address, setAddress] = useSearchParams();
  const query = redemptionsQueryOf(address);
  const redemptions = useFetched("couponRedemptions", { params: { couponId }, query });
  useReloadAfter(changes, redemptions.reload);
  const mayUndo = useMay("manager");
  const [undoing, setUndoing] = useState<CouponRedemption | null>(null);
  return (
    <section className={partStyles.group} aria-label="Redemptions">
      <div className={partStyles.groupHead}>
        <h2 className={partStyles.groupTitle}>Redemptions</h2>
        <ActionLink href={pathOf(ROUTES.couponRedemptionsFile, { params: { couponId }, query: { only: query.only } })} download>
          Save redemptions as CSV
        </ActionLink>
      </div>
      <div className={styles.which}>
        <SelectField
          label="Which"
          options={ONLY_OPTIONS}
          value={query.only ?? ""}
          onChange={(value) => setAddress(addressFor("redemptions", value, address, "redemptions-after"), { preventScrollReset: true })}
        />
      </div>
      <FetchedView of={redemptions} what="the redemptions">
        {({ redemptions: page, next }) => (
          <>
            {page.length === 0 ? <Nothing isNarrowed={query.only !== undefined} /> : <RedemptionTable redemptions={page} namesCodes={source.kind === "list"} onUndo={mayUndo ? setUndoing : null} />}
            <FurtherPages next={next} isLate={redemptions.isLate} place="redemptions-after" />
          </>
        )}
      </FetchedView>
      {undoing !== null && (
        <AdminDialog title="Undo this redemption?" size="lg" onClose={() => setUndoing(null)}>
          <UndoForm
            redemption={undoing}
            onKeep={() => setUndoing(null)}
            onUndone={() => {
              setUndoing(null);
              onChanged();
            }}
          />
        </AdminDialog>
      )}
    </section>
  );
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="Nothing was let through">What a supervisor redeems in spite of the rules appears here.</EmptyState>;
  return <EmptyState title="Nothing redeemed yet">Each redemption appears here, with where it was and who did it.</EmptyState>;
}
