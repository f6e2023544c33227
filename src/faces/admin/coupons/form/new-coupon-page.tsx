import { useState } from "react";
import { useLocation, useSearchParams } from "react-router";
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
import { duplicateOf, firstDraft, type FormDraft } from "./form-draft";

/** Where a coupon is made: from nothing, as another one's duplicate (`?from=`), or of what was typed elsewhere. */
export function NewCouponPage() {
  const hasPlan = planAllows(useMe().workspace.plan, "create-coupon");
  const mayCreate = useMay("manager");
  const from = useSearchParams()[0].get("from");
  const typed = (useLocation().state as { readonly typed?: FormDraft } | null)?.typed;
  const [previews, setPreviews] = useState(false);
  const preview = { previews, onPreviewed: () => setPreviews(false) };
  return (
    <>
      <PageHeader title={from === null ? "Create coupon" : "Duplicate coupon"} action={hasPlan && mayCreate && <PreviewButton onPreview={() => setPreviews(true)} />} />
      {!hasPlan && <PlanNotice />}
      {!mayCreate && <Notice what="Coupons are for managers to make" next="Ask an owner to make you one, if you need to." />}
      {hasPlan && mayCreate && <Begin {...preview} from={from} typed={typed} />}
    </>
  );
}

interface BeginProps extends Previewed {
  readonly from: string | null;
  readonly typed: FormDraft | undefined;
}

function Begin({ from, typed, ...preview }: BeginProps) {
  if (from !== null) return <Duplicate {...preview} couponId={from} />;
  return typed === undefined ? <First {...preview} /> : <Create {...preview} first={anew(typed)} />;
}

function First(preview: Previewed) {
  const settings = useFetched("settings", {});
  return (
    <FetchedView of={settings} what="what new coupons begin with">
      {({ settings: chosen }) => <Create {...preview} first={firstDraft(chosen)} />}
    </FetchedView>
  );
}

function Duplicate({ couponId, ...preview }: Previewed & { readonly couponId: string }) {
  const original = useFetched("coupon", { params: { couponId } });
  return (
    <FetchedView of={original} what="the coupon to duplicate">
      {(coupon) => <Create {...preview} first={duplicateOf(coupon)} />}
    </FetchedView>
  );
}

function Create({ first, ...preview }: Previewed & { readonly first: FormDraft }) {
  const stores = useFetched("stores", {});
  return (
    <FetchedView of={stores} what="the stores">
      {({ stores: all }) => (
        <CouponEditor {...preview} coupon={null} first={first} stores={all} submit="Create" busy="Creating…" say={({ coupon }) => `${isolateName(coupon.title)} was created.`} />
      )}
    </FetchedView>
  );
}

function anew({ coupon }: FormDraft): FormDraft {
  return { coupon: { ...coupon, couponId: "" }, code: "" };
}
