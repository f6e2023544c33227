import { useEffect, useState } from "react";
import type { ClaimStanding } from "../../../domain/coupon/claim-standing";
import { ActionButton } from "../../../ui/action-button";
import { sayStatus } from "../../../ui/coupon-page/say-status";
import { EmptyState } from "../../../ui/empty-state";
import { readerLocale } from "../../../ui/formats/reader-locale";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayWhen, type Viewpoint } from "../../../ui/formats/say-when";
import { Notice } from "../../../ui/notice";
import { type Verdict, VerdictShape } from "../../../ui/verdict-shape";
import { CustomerPage } from "../customer-page";
import { type CouponShelf, createCouponShelf } from "../kept/coupon-shelf";
import { type KeptCoupon, standingOf } from "../kept/kept-coupon";
import { useDeviceNowMs } from "../kept/use-device-now";
import styles from "./wallet.module.css";

const SHELF = createCouponShelf(globalThis.indexedDB);

/** What can be used stands before what cannot any more, which nobody looks for at a till. */
const PLACES: Record<ClaimStanding["kind"], number> = { active: 0, "not-yet-valid": 1, redeemed: 2, expired: 2, revoked: 2 };

/** The coupons kept on this phone, of those that stand alike the last confirmed first; one can be taken out, and put back. */
export function WalletPage({ shelf = SHELF }: { readonly shelf?: CouponShelf }) {
  const [coupons, setCoupons] = useState<readonly KeptCoupon[] | null>(null);
  const [removed, setRemoved] = useState<KeptCoupon | null>(null);
  const deviceNowMs = useDeviceNowMs();
  useEffect(() => {
    void shelf.all().then(
      (all) => setCoupons(all.toSorted((one, other) => other.confirmedMs - one.confirmedMs)),
      () => setCoupons([]),
    );
  }, [shelf]);

  const remove = (coupon: KeptCoupon) => {
    setCoupons((all) => all?.filter((one) => one !== coupon) ?? null);
    setRemoved(coupon);
    void shelf.remove(coupon.token);
  };
  const putBack = (coupon: KeptCoupon) => {
    setCoupons((all) => [coupon, ...(all ?? [])]);
    setRemoved(null);
    void shelf.keep(coupon);
  };
  return (
    <CustomerPage title="Your wallet">
      {removed !== null && (
        <Notice
          what="Taken out of your wallet"
          next={<bdi>{titleOf(removed)}</bdi>}
          action={<ActionButton onClick={() => putBack(removed)}>Put it back</ActionButton>}
        />
      )}
      {coupons?.length === 0 && (
        <EmptyState title="No coupons on this phone yet">
          <p>Open the link of a coupon that a shop has sent you. It stays here from then on, also without a network.</p>
        </EmptyState>
      )}
      <ul className={styles.coupons}>
        {coupons?.toSorted((one, other) => placeOf(one, deviceNowMs) - placeOf(other, deviceNowMs)).map((coupon) => (
          <Row key={coupon.token} coupon={coupon} deviceNowMs={deviceNowMs} onRemove={() => remove(coupon)} />
        ))}
      </ul>
    </CustomerPage>
  );
}

interface RowProps {
  readonly coupon: KeptCoupon;
  readonly deviceNowMs: number;
  readonly onRemove: () => void;
}

function Row({ coupon, deviceNowMs, onRemove }: RowProps) {
  const { verdict, said, lang } = sayStanding(coupon, deviceNowMs);
  const title = titleOf(coupon);
  return (
    <li className={styles.coupon}>
      <a className={styles.link} href={`/c/${coupon.token}`}>
        <strong className={styles.title} dir="auto">
          {title}
        </strong>
        <bdi className={styles.shop}>{coupon.page.shop}</bdi>
        <span className={styles.standing} data-verdict={verdict} dir="auto" lang={lang}>
          <VerdictShape verdict={verdict} /> {said}
        </span>
      </a>
      <ActionButton kind="quiet" aria-label={`Remove ${title}`} onClick={onRemove}>
        Remove
      </ActionButton>
    </li>
  );
}

function placeOf(coupon: KeptCoupon, deviceNowMs: number): number {
  return PLACES[standingOf(coupon, deviceNowMs).kind];
}

function titleOf({ page }: KeptCoupon): string {
  return page.coupon?.title ?? "A coupon that is no longer available";
}

function sayStanding(kept: KeptCoupon, deviceNowMs: number): { readonly verdict: Verdict; readonly said: string; readonly lang?: string } {
  const from: Viewpoint = { nowMs: deviceNowMs + kept.offsetMs, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: readerLocale(navigator.languages) };
  const period = kept.page.coupon?.period ?? { startMs: null, endMs: null };
  const standing = standingOf(kept, deviceNowMs);
  switch (standing.kind) {
    case "not-yet-valid":
      return { ...sayStatus({ status: "scheduled", ...period }, from), lang: from.locale };
    case "active":
    case "expired":
      return { ...sayStatus({ status: standing.kind, ...period }, from), lang: from.locale };
    case "revoked":
      return sayStatus({ status: "revoked", ...period }, from);
    case "redeemed":
      return { verdict: "stop", said: `Redeemed ${sayWhen(standing.redemption.atMs, { ...from, locale: SCREEN_LOCALE })}` };
  }
}
