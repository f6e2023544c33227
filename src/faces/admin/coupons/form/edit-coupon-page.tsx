import { useState } from "react";
import { Link, useParams } from "react-router";
import type { CouponAtDesk } from "../../../../contract/messages/coupons-at-desk";
import type { StoreAtDesk } from "../../../../contract/messages/shop";
import { planAllows } from "../../../../domain/coupon/plan";
import { Notice } from "../../../../ui/notice";
import { isolateName } from "../../parts/isolate-name";
import { useMay, useMe } from "../../admin-services";
import { FetchedView } from "../../calls/fetched-view";
import { useFetched } from "../../calls/use-fetched";
import { PageHeader } from "../../parts/page-header";
import { PlanNotice } from "../plan-notice";
import { PreviewButton, type Previewed } from "../preview/preview-button";
import { CouponEditor } from "./coupon-editor";
import { draftOf } from "./form-draft";

/** Where a coupon is edited. */
export function EditCouponPage() {
  const { couponId = "" } = useParams();
  const hasPlan = planAllows(useMe().workspace.plan, "edit-coupon");
  const mayEdit = useMay("manager");
  const [previews, setPreviews] = useState(false);
  return (
    <>
      <PageHeader title="Edit coupon" action={hasPlan && mayEdit && <PreviewButton onPreview={() => setPreviews(true)} />} />
      {!hasPlan && <PlanNotice />}
      {!mayEdit && <Notice what="Coupons are for managers to edit" next="Ask an owner to make you one, if you need to." />}
      {hasPlan && mayEdit && <Edit key={couponId} couponId={couponId} previews={previews} onPreviewed={() => setPreviews(false)} />}
    </>
  );
}

function Edit({ couponId, ...preview }: Previewed & { readonly couponId: string }) {
  const coupon = useFetched("coupon", { params: { couponId } });
  const stores = useFetched("stores", {});
  return (
    <FetchedView of={coupon} what="the coupon">
      {(now) => (
        <FetchedView of={stores} what="the stores">
          {({ stores: all }) => <EditOpened {...preview} now={now} stores={all} />}
        </FetchedView>
      )}
    </FetchedView>
  );
}

function EditOpened({ now, stores, ...preview }: Previewed & { readonly now: CouponAtDesk; readonly stores: readonly StoreAtDesk[] }) {
  // What becomes of it while the form is open is said when it is saved: nothing takes the form away.
  const [opened] = useState(now);
  if (opened.status === "revoked") return <Revoked couponId={opened.coupon.couponId} />;
  return (
    <CouponEditor
      {...preview}
      coupon={opened}
      first={draftOf(opened)}
      stores={stores}
      submit="Save"
      busy="Saving…"
      say={({ coupon }) => `${isolateName(coupon.title)} was changed.`}
    />
  );
}

function Revoked({ couponId }: { readonly couponId: string }) {
  return (
    <Notice
      verdict="stop"
      what="This coupon was revoked"
      next="That is final. To go on with the same offer, duplicate it."
      action={<Link to={`/admin/coupons/new?from=${encodeURIComponent(couponId)}`}>Duplicate it</Link>}
    />
  );
}
