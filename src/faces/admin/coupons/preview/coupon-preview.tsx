import { useState } from "react";
import type { CouponDraftMessage } from "../../../../contract/messages/coupon-draft";
import { parseCode } from "../../../../domain/code/parse-code";
import type { ClaimStanding } from "../../../../domain/coupon/claim-standing";
import { showsClaimLink, showsCode } from "../../../../domain/coupon/shown-coupon";
import { CouponPage } from "../../../../ui/coupon-page/coupon-page";
import { SCREEN_LOCALE } from "../../../../ui/formats/screen-locale";
import { useMe } from "../../admin-services";
import { SelectField } from "../../form/select-field";
import { useNowMs } from "../../parts/use-now";
import styles from "./coupon-preview.module.css";
import { EXAMPLE_CODES } from "./example-codes-table";

const MINUTE_MS = 60_000;

const STATES = {
  "not-yet-valid": "Not yet valid",
  active: "Active",
  redeemed: "Redeemed",
  expired: "Expired",
  revoked: "Revoked",
} satisfies Record<ClaimStanding["kind"], string>;

const OPTIONS = Object.entries(STATES).map(([value, name]) => ({ value, name }));

interface CouponPreviewProps {
  readonly coupon: CouponDraftMessage;
  /** The fixed one, as typed; an example stands in its place until it is one. */
  readonly code: string;
}

/** The real coupon page, as a customer's phone shows it, in each of its states. */
export function CouponPreview({ coupon, code }: CouponPreviewProps) {
  const [state, setState] = useState<ClaimStanding["kind"]>("active");
  const { zone } = useMe().workspace;
  const nowMs = useNowMs(MINUTE_MS);
  const typed = parseCode(coupon.codeType, code);
  const { startMs, endMs } = coupon.period;
  const shown = {
    ...coupon,
    title: coupon.title.trim() === "" ? "The title" : coupon.title,
    period: { startMs: Number.isNaN(startMs) ? null : startMs, endMs: Number.isNaN(endMs) ? null : endMs },
  };
  return (
    <section className={styles.preview} aria-label="Preview">
      <SelectField label="Preview: the page when" options={OPTIONS} value={state} onChange={(value) => setState(value as ClaimStanding["kind"])} />
      <div className={styles.phone}>
        <CouponPage
          coupon={shown}
          standing={state === "redeemed" ? { kind: state, redemption: { atMs: nowMs, store: "Your store" } } : { kind: state }}
          code={!showsCode(coupon) ? null : typed.ok ? typed.value : EXAMPLE_CODES[coupon.codeType]}
          claimLink={showsClaimLink(coupon) ? `${location.origin}/c/example` : null}
          from={{ nowMs, timeZone: zone, locale: SCREEN_LOCALE }}
        />
      </div>
    </section>
  );
}
