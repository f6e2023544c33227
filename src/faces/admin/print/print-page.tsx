import { type ReactNode, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { Notice } from "../../../ui/notice";
import { showsCode } from "../../../domain/coupon/shown-coupon";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { CODES } from "../codes/code-count";
import formStyles from "../form/form.module.css";
import { SelectField } from "../form/select-field";
import { BackToCoupon } from "../parts/back-to-coupon";
import { PageHeader } from "../parts/page-header";
import { LabelSheets } from "./label-sheets";
import styles from "./print.module.css";

/** Codes that are printed at once: whole sheets, of 24 as of 8. */
const AT_ONCE = 192;

const LAYOUTS = [
  { value: "24", name: "24 a sheet, 70 × 37 mm" },
  { value: "8", name: "8 a sheet, 105 × 74 mm" },
];

/** Codes that nobody has yet as labels on A4, to be cut or peeled off; a fixed code as often as a sheet holds. */
export function PrintPage() {
  const { couponId = "" } = useParams();
  const coupon = useFetched("coupon", { params: { couponId } });
  return (
    <>
      <div className={styles.onScreen}>
        <PageHeader title="Print codes" action={<BackToCoupon couponId={couponId} />} />
      </div>
      <FetchedView of={coupon} what="the coupon">
        {(value) => <Labels coupon={value} />}
      </FetchedView>
    </>
  );
}

function Labels({ coupon }: { readonly coupon: CouponAtDesk }) {
  if (coupon.status === "revoked") return <Notice what="There is nothing to print" next="This coupon was revoked: no till takes its codes any more." />;
  if (!showsCode(coupon.coupon)) return <Notice what="There is nothing to print" next="Where claims are counted, a till scans the QR of each customer’s own page: this code redeems nothing." />;
  return coupon.codes.kind === "fixed" ? <FixedCode coupon={coupon} code={coupon.codes.code} /> : <ListOfCodes coupon={coupon} />;
}

function FixedCode({ coupon, code }: { readonly coupon: CouponAtDesk; readonly code: string }) {
  const [perSheet, setPerSheet] = useState("24");
  return (
    <>
      <Choice perSheet={perSheet} onChange={setPerSheet} words="All of them carry the coupon’s one code." />
      <LabelSheets coupon={coupon.coupon} codes={Array.from({ length: Number(perSheet) }, () => code)} perSheet={Number(perSheet)} />
    </>
  );
}

function ListOfCodes({ coupon }: { readonly coupon: CouponAtDesk }) {
  const [perSheet, setPerSheet] = useState("24");
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const after = address.get("after") ?? "";
  const query = { search: "", state: "issued" as const, limit: AT_ONCE, ...(/^\d+$/.test(after) ? { after } : {}) };
  const codes = useFetched("codes", { params: { couponId: coupon.coupon.couponId }, query });
  return (
    <FetchedView of={codes} what="the codes">
      {({ codes: page, next }) =>
        page.length === 0 ? (
          <EmptyState title="No codes to print">Codes that somebody has already are left out. Add more first.</EmptyState>
        ) : (
          <>
            <Choice perSheet={perSheet} onChange={setPerSheet} words={`${sayCount(page.length, CODES, SCREEN_LOCALE)} that nobody has yet. Printing does not hand them out.`}>
              {after !== "" && <ActionButton onClick={() => void navigate(-1)}>Those before</ActionButton>}
              {next !== null && <ActionButton onClick={() => setAddress({ after: next })}>The next {AT_ONCE}</ActionButton>}
            </Choice>
            <LabelSheets coupon={coupon.coupon} codes={page.map(({ code }) => code)} perSheet={Number(perSheet)} />
          </>
        )
      }
    </FetchedView>
  );
}

interface ChoiceProps {
  readonly perSheet: string;
  readonly onChange: (perSheet: string) => void;
  readonly words: string;
  readonly children?: ReactNode;
}

function Choice({ perSheet, onChange, words, children }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <SelectField label="Labels" options={LAYOUTS} value={perSheet} onChange={onChange} />
      <p>{words} Print on A4 at 100 %, without margins.</p>
      <div className={formStyles.actions}>
        <ActionButton kind="primary" onClick={() => print()}>
          Print
        </ActionButton>
        {children}
      </div>
    </div>
  );
}
