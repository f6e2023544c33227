import { type ReactNode, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { CouponAtDesk, CouponInList, CouponsResponse } from "../../../contract/messages/coupons-at-desk";
import { planAllows } from "../../../domain/coupon/plan";
import { ActionButton, ActionLink } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { useMay, useMe } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import formStyles from "../form/form.module.css";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import { CouponFilters } from "./coupon-filters";
import { CouponMenu } from "./coupon-menu";
import { CouponRow } from "./coupon-row";
import { addressWith, isNarrowed, listQueryOf, pagesOf } from "./list-query";
import styles from "./coupon-list.module.css";
import { PlanNotice } from "./plan-notice";
import { SavedCouponPreview } from "./preview/preview-dialog";
import { RevokeCouponDialog } from "./revoke-coupon-dialog";

type Open = { readonly kind: "revoke" | "preview"; readonly coupon: CouponInList } | null;

/** Every coupon of the shop, a page at a time; what is looked for stands in the address. */
export function CouponListPage() {
  const [address, setAddress] = useSearchParams();
  const query = listQueryOf(address);
  const coupons = useFetched("coupons", { query });
  const mayChange = useMay("manager");
  const hasPlan = planAllows(useMe().workspace.plan, "create-coupon");
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const show = (revoked: CouponAtDesk) =>
    coupons.put(({ coupons: before, total }) => ({ total, coupons: before.map((one) => (one.couponId === revoked.coupon.couponId ? afterwards(one, revoked) : one)) }));
  const create = (
    <ActionButton kind="primary" onClick={() => void navigate("/admin/coupons/new")}>
      Create coupon
    </ActionButton>
  );

  return (
    <>
      <PageHeader
        title="Coupons"
        action={
          <div className={formStyles.actions}>
            <ActionLink href="/api/coupons.csv" download>
              CSV export
            </ActionLink>
            {mayChange && hasPlan && create}
          </div>
        }
      />
      {!hasPlan && <PlanNotice />}
      <CouponFilters query={query} onChange={(name, value) => setAddress((before) => addressWith(before, { [name]: value }), { replace: name === "search" })} />
      <FetchedView of={coupons} what="the coupons">
        {({ coupons: shown, total }) => {
          if (total === 0 && !isNarrowed(query)) return <NoneYet action={mayChange && hasPlan && create} />;
          if (shown.length === 0) return <NoHit onClear={() => setAddress(new URLSearchParams())} />;
          return (
            <>
              <p className={styles.total} role="status">
                {sayCount(total, { one: "coupon", other: "coupons" }, SCREEN_LOCALE)}
              </p>
              <ul className={partStyles.list} aria-label="Coupons">
                {shown.map((coupon) => (
                  <CouponRow
                    key={coupon.couponId}
                    coupon={coupon}
                    menu={<CouponMenu coupon={coupon} onPreview={() => setOpen({ kind: "preview", coupon })} onRevoke={() => setOpen({ kind: "revoke", coupon })} />}
                  />
                ))}
              </ul>
              <Pages total={total} page={query.page} onGo={(page) => setAddress((before) => addressWith(before, { page: String(page) }))} />
            </>
          );
        }}
      </FetchedView>
      {open?.kind === "revoke" && <RevokeCouponDialog couponId={open.coupon.couponId} onRevoked={show} onClose={() => setOpen(null)} />}
      {open?.kind === "preview" && <SavedCouponPreview couponId={open.coupon.couponId} onClose={() => setOpen(null)} />}
    </>
  );
}

function NoneYet({ action }: { readonly action: ReactNode }) {
  return (
    <EmptyState title="No coupons yet" action={action}>
      <p>A coupon says what is on offer, when and where. Customers keep it on their phone, and a till redeems it.</p>
    </EmptyState>
  );
}

function NoHit({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState title="No coupon fits" action={<ActionButton onClick={onClear}>Show all coupons</ActionButton>}>
      <p>Search for less, or for part of a name, a title or an id.</p>
    </EmptyState>
  );
}

interface PagesProps {
  readonly total: CouponsResponse["total"];
  readonly page: number;
  readonly onGo: (page: number) => void;
}

function Pages({ total, page, onGo }: PagesProps) {
  const pages = pagesOf(total);
  if (pages === 1) return null;
  return (
    <nav className={styles.pages} aria-label="Pages">
      <ActionButton disabled={page <= 1} onClick={() => onGo(page - 1)}>
        Previous
      </ActionButton>
      <span>
        Page {page} of {pages}
      </span>
      <ActionButton disabled={page >= pages} onClick={() => onGo(page + 1)}>
        Next
      </ActionButton>
    </nav>
  );
}

function afterwards(one: CouponInList, { status, claiming, version, claimed, redeemed }: CouponAtDesk): CouponInList {
  return { ...one, status, claiming, version, claimed, redeemed };
}
