import { useState } from "react";
import { Link, useParams } from "react-router";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { ActionButton } from "../../../ui/action-button";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { draftOf } from "../coupons/form/form-draft";
import { CouponPreview } from "../coupons/preview/coupon-preview";
import { PreviewDialog } from "../coupons/preview/preview-dialog";
import { PageHeader } from "../parts/page-header";
import { whyNoSelfClaim } from "../parts/self-claim-link";
import { CouponFigures } from "./coupon-figures";
import { CouponFacts } from "./coupon-facts";
import { CouponRedemptions } from "./coupon-redemptions";
import styles from "./coupon.module.css";
import { SelfClaimLink } from "./self-claim-link";
import { DeliveredCodes } from "./delivered-codes";

/** One coupon: how it stands, and every code of it that was given out. */
export function CouponPage() {
  const { couponId = "" } = useParams();
  const coupon = useFetched("coupon", { params: { couponId } });
  const [changes, setChanges] = useState(0);
  const changed = () => {
    setChanges((before) => before + 1);
    void coupon.reload();
  };
  const title = coupon.fetched.phase === "here" ? coupon.fetched.value.coupon.title : "Coupon";
  return (
    <>
      <PageHeader title={title} action={coupon.fetched.phase === "here" && <Ways coupon={coupon.fetched.value} />} />
      <FetchedView of={coupon} what="the coupon">
        {(value) => (
          <>
            <CouponFacts coupon={value} />
            {whyNoSelfClaim({ status: value.status, selfClaim: value.coupon.selfClaim }) === null && <SelfClaimLink couponId={couponId} />}
            <CouponFigures couponId={couponId} changes={changes} />
            <Lists coupon={value} changes={changes} onChanged={changed} />
          </>
        )}
      </FetchedView>
    </>
  );
}

/** What many people show is looked for by its redemptions first; a list, by its codes. No till redeems a promo code. */
function Lists(props: { readonly coupon: CouponAtDesk; readonly changes: number; readonly onChanged: () => void }) {
  const { codeType, source } = props.coupon.coupon;
  const redemptions = codeType !== "promo" && <CouponRedemptions {...props} />;
  return (
    <>
      {source.kind === "fixed" && redemptions}
      <DeliveredCodes {...props} />
      {source.kind === "list" && redemptions}
    </>
  );
}

/** Where one goes on from here, and the page that customers see. */
function Ways({ coupon: atDesk }: { readonly coupon: CouponAtDesk }) {
  const { coupon, codes, status } = atDesk;
  const [previews, setPreviews] = useState(false);
  const mayChange = useMay("manager");
  const here = `/admin/coupons/${encodeURIComponent(coupon.couponId)}`;
  return (
    <nav className={styles.ways} aria-label="This coupon">
      {mayChange && status !== "revoked" && <Link to={`${here}/edit`}>Edit</Link>}
      {mayChange && status !== "revoked" && codes.kind === "list" && <Link to={`${here}/add-codes`}>Add codes</Link>}
      {coupon.codeType !== "promo" && <Link to={`${here}/print`}>Print codes</Link>}
      <ActionButton onClick={() => setPreviews(true)}>Preview</ActionButton>
      {previews && (
        <PreviewDialog onClose={() => setPreviews(false)}>
          <CouponPreview {...draftOf(atDesk)} />
        </PreviewDialog>
      )}
    </nav>
  );
}
