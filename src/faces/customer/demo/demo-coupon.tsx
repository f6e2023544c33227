import { useState } from "react";
import type { DemoSheetMessage } from "../../../contract/messages/demo-sheet";
import { ActionButton } from "../../../ui/action-button";
import { CopyCode } from "../../../ui/coupon-page/copy-code";
import { CouponCard } from "../../../ui/coupon-page/coupon-card";
import { sayStatus } from "../../../ui/coupon-page/say-status";
import { ShownCode } from "../../../ui/coupon-page/shown-code";
import { Standing } from "../../../ui/coupon-page/standing";
import type { Viewpoint } from "../../../ui/formats/say-when";

interface DemoCouponProps {
  readonly coupon: DemoSheetMessage["coupons"][number];
  readonly from: Viewpoint;
}

/** One demo coupon; of a list, one code at a time, so that a camera never has two in view. */
export function DemoCoupon({ coupon, from }: DemoCouponProps) {
  const [place, setPlace] = useState(0);
  const code = coupon.codes[place];
  if (code === undefined) return null;
  const count = coupon.codes.length;
  const next = count > 1 && (
    <ActionButton onClick={() => setPlace((place + 1) % count)}>
      Next code ({place + 1} of {count})
    </ActionButton>
  );
  const { title, description, colour, termsText, codeType, status } = coupon;
  return (
    <CouponCard
      title={title}
      page={{ description, colour }}
      termsText={termsText}
      actions={
        <>
          {codeType === "promo" && status === "active" && <CopyCode key={code} code={code} label="Copy code" />}
          {next}
        </>
      }
    >
      <ShownCode codeType={codeType} code={code} />
      <Standing {...sayStatus(coupon, from)} />
    </CouponCard>
  );
}
