import { useState } from "react";
import { Link, useParams } from "react-router";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { showsCode } from "../../../domain/coupon/shown-coupon";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { type Fetching, useFetched } from "../calls/use-fetched";
import { CouponMenu } from "../coupons/coupon-menu";
import { draftOf } from "../coupons/form/form-draft";
import { CouponPreview } from "../coupons/preview/coupon-preview";
import { PreviewDialog } from "../coupons/preview/preview-dialog";
import { RevokeCouponDialog } from "../coupons/revoke-coupon-dialog";
import { BackToCoupons } from "../parts/back-to-coupon";
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
      <PageHeader title={title} action={<Ways of={coupon} />} />
      <FetchedView of={coupon} what="the coupon">
        {(value) => (
          <>
            <CouponFacts coupon={value} />
            <NoCodesYet coupon={value} />
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
function Ways({ of: { fetched, put } }: { readonly of: Fetching<CouponAtDesk> }) {
  const [open, setOpen] = useState<"preview" | "revoke" | null>(null);
  const mayChange = useMay("manager");
  if (fetched.phase === "loading") return null;
  if (fetched.phase === "failed") return <BackToCoupons />;
  const { coupon, codes, status } = fetched.value;
  const { couponId, title, selfClaim } = coupon;
  const here = `/admin/coupons/${encodeURIComponent(couponId)}`;
  const close = () => setOpen(null);
  return (
    <nav className={styles.ways} aria-label="This coupon">
      {mayChange && status !== "revoked" && <Link to={`${here}/edit`}>Edit</Link>}
      {mayChange && status !== "revoked" && codes.kind === "list" && <Link to={`${here}/add-codes`}>Add codes</Link>}
      {coupon.codeType !== "promo" && showsCode(coupon) && status !== "revoked" && <Link to={`${here}/print`}>Print codes</Link>}
      <ActionButton onClick={() => setOpen("preview")}>Preview</ActionButton>
      <CouponMenu coupon={{ couponId, title, status, selfClaim }} onPreview={() => setOpen("preview")} onRevoke={() => setOpen("revoke")} />
      {open === "preview" && (
        <PreviewDialog onClose={close}>
          <CouponPreview {...draftOf(fetched.value)} />
        </PreviewDialog>
      )}
      {open === "revoke" && <RevokeCouponDialog couponId={couponId} onRevoked={(revoked) => put(() => revoked)} onClose={close} />}
    </nav>
  );
}

/** A list that nobody has put codes into: nothing of it can be handed out or redeemed. */
function NoCodesYet({ coupon: { coupon, codes, status } }: { readonly coupon: CouponAtDesk }) {
  const mayAdd = useMay("manager");
  if (codes.kind !== "list" || codes.count > 0 || status === "revoked" || status === "expired") return null;
  const action = mayAdd ? { action: <Link to={`/admin/coupons/${encodeURIComponent(coupon.couponId)}/add-codes`}>Add codes</Link> } : {};
  return <Notice verdict="wait" what="It has no codes yet" next="Until it has some, nobody can claim or redeem it." {...action} />;
}
