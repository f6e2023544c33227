import { useState } from "react";
import type { DemoSheetMessage } from "../../../contract/messages/demo-sheet";
import { ActionButton } from "../../../ui/action-button";
import type { Viewpoint } from "../../../ui/formats/say-when";
import { CopyCode } from "../coupon-stub/copy-code";
import { CouponStub } from "../coupon-stub/coupon-stub";
import { sayStatus } from "../coupon-stub/say-status";

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
  return (
    <CouponStub
      title={coupon.title}
      description={coupon.description}
      colour={coupon.colour}
      codeType={coupon.codeType}
      code={code}
      standing={sayStatus(coupon, from)}
      termsText={coupon.termsText}
      actions={
        <>
          {coupon.codeType === "promo" && coupon.status === "active" && <CopyCode key={code} code={code} />}
          {next}
        </>
      }
    />
  );
}
