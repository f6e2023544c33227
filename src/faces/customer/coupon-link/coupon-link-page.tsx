import { lazy, Suspense, use, useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { NoCoupon } from "../../../ui/coupon-page/no-coupon";
import { sayWhenShort, type Viewpoint } from "../../../ui/formats/say-when";
import { readerLocale } from "../../../ui/formats/reader-locale";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { Notice } from "../../../ui/notice";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { CustomerPage } from "../customer-page";
import { type CouponShelf, createCouponShelf } from "../kept/coupon-shelf";
import { createDrawings } from "../kept/drawings";
import { type KeptCoupon, standingOf } from "../kept/kept-coupon";
import { useDeviceNowMs } from "../kept/use-device-now";
import { createCouponServer } from "./ask-server";
import { isInAppBrowser } from "./in-app-browser";
import { firstViewOf } from "./first-view";
import { OpenElsewhere } from "./open-elsewhere";
import { SavePicture } from "./save-picture";
import { AsOf, SeenCoupon } from "./seen-coupon";
import { TakeOver } from "./take-over";
import { useCoupon } from "./use-coupon";
import type { CouponView, WatchDeps } from "./watch-coupon";

const SHELF = createCouponShelf(globalThis.indexedDB);

const BROWSER: WatchDeps = {
  shelf: SHELF,
  drawings: createDrawings((input, init) => fetch(input, init), () => Intl.DateTimeFormat().resolvedOptions().timeZone, SHELF),
  server: createCouponServer((input, init) => fetch(input, init)),
  deviceNowMs: () => Date.now(),
  isSeen: () => document.visibilityState === "visible" && !("prerendering" in document && document.prerendering === true),
};

// Few coupons are redeemed on the phone.
const RedeemOnPhone = lazy(async () => ({ default: (await import("../redeem/redeem-on-phone")).RedeemOnPhone }));

// Few share one.
const ShareCoupon = lazy(async () => ({ default: (await import("../share/share-coupon")).ShareCoupon }));

const LOOKING: CouponView = { phase: "looking" };

/** The page of a claim's link: kept on the phone once it was seen, and true as far as the phone can know (R83–R86). */
export function CouponLinkPage({ token, deps = BROWSER }: { readonly token: string; readonly deps?: WatchDeps }) {
  const [drawn] = useState(() => firstViewOf(token, document, deps));
  const firstView = drawn instanceof Promise ? use(drawn) : drawn;
  const view = useCoupon(token, deps, firstView ?? LOOKING);
  switch (view.phase) {
    case "looking":
      return (
        <CustomerPage title="Your coupon">
          <SkeletonLines lines={5} label="Fetching your coupon" />
        </CustomerPage>
      );
    case "unknown":
      return (
        <CustomerPage title="Your coupon">
          <NoCoupon why="unknown" />
          <TakeOut token={token} shelf={deps.shelf} isKept={view.isKept} />
        </CustomerPage>
      );
    case "no-answer":
      return (
        <CustomerPage title="Your coupon">
          <Notice
            verdict="wait"
            what="Your coupon can't be fetched now."
            next="It appears here by itself as soon as this phone reaches the shop's server. After that it is on your phone."
          />
        </CustomerPage>
      );
    case "shown":
      return (
        <TakeOver isNeeded={firstView !== null}>
          <ShownCoupon kept={view.kept} live={view.live} isKept={view !== firstView || drawn instanceof Promise} />
        </TakeOver>
      );
  }
}

function ShownCoupon({ kept, live, isKept }: { readonly kept: KeptCoupon; readonly live: boolean; readonly isKept: boolean }) {
  const [inApp] = useState(() => isInAppBrowser(navigator.userAgent));
  const { page, token, offsetMs, confirmedMs } = kept;
  // The clock is looked at every few seconds; what the server has said since is later.
  const deviceNowMs = Math.max(useDeviceNowMs(), confirmedMs);
  const from: Viewpoint = { nowMs: deviceNowMs + offsetMs, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: readerLocale(navigator.languages) };
  const standing = standingOf(kept, deviceNowMs);
  const link = `${location.origin}/c/${token}`;
  const isActive = standing.kind === "active";
  const claimLink = page.byLink ? link : null;
  // The page turns, and what redeemed it goes, within a second: too soon for a cashier to key it in.
  const [registerText, setRegisterText] = useState("");
  const asOf = !live && <AsOf>Offline · as of {sayWhenShort(confirmedMs, { ...from, nowMs: deviceNowMs, locale: SCREEN_LOCALE })}</AsOf>;
  return (
    <SeenCoupon page={page} standing={standing} link={link} from={from} asOf={asOf}>
      {isActive && page.onPhone !== undefined && (
        <Suspense>
          <RedeemOnPhone token={token} ways={page.onPhone} onRedeemed={setRegisterText} />
        </Suspense>
      )}
      {standing.kind === "redeemed" && registerText !== "" && <Notice what="For the cashier" next={<span dir="auto">{registerText}</span>} />}
      {inApp && <OpenElsewhere link={link} />}
      {page.coupon !== null && isActive && (page.code ?? claimLink) !== null && <SavePicture coupon={page.coupon} code={page.code} claimLink={claimLink} />}
      {page.coupon !== null && (isActive || standing.kind === "not-yet-valid") && (
        <Suspense>
          <ShareCoupon title={page.coupon.title} link={link} />
        </Suspense>
      )}
      {!inApp && isKept && (
        <p>
          Kept on this phone, also without a network: <a href="/wallet">your wallet</a>
        </p>
      )}
    </SeenCoupon>
  );
}

/** Nothing is thrown away by itself: a server put back to an older backup may know the coupon again. */
function TakeOut({ token, shelf, isKept }: { readonly token: string; readonly shelf: CouponShelf; readonly isKept: boolean }) {
  const [isOut, setOut] = useState(false);
  return (
    <>
      <p role="status">{isOut && "It is out of your wallet."}</p>
      {isKept && !isOut && <ActionButton onClick={() => void shelf.remove(token).then(() => setOut(true), () => {})}>Take it out of your wallet</ActionButton>}
    </>
  );
}
