import { createApi } from "../../../client/api/api";
import type { DemoSheetMessage } from "../../../contract/messages/demo-sheet";
import { ActionButton } from "../../../ui/action-button";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { Notice } from "../../../ui/notice";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { CustomerPage } from "../customer-page";
import { DemoCoupon } from "./demo-coupon";
import styles from "./demo-page.module.css";
import { type DemoSheetState, type FetchDemoSheet, useDemoSheet } from "./use-demo-sheet";

const fetchFromServer: FetchDemoSheet = () =>
  createApi({
    fetch: (input, init) => fetch(input, init),
    origin: location.origin,
    deviceNowMs: () => Date.now(),
  }).call("demoSheet", {});

/** The demo sheet: the demo shop's coupons with their codes, for whoever has just started Tearoff and has a till. */
export function DemoPage({ fetchSheet = fetchFromServer }: { readonly fetchSheet?: FetchDemoSheet }) {
  const { state, fetchAgain } = useDemoSheet(fetchSheet);
  return (
    <CustomerPage
      title="Demo coupons"
      lead="Scan these with a till of the demo shop, from this screen or printed. Some of them are not meant to work."
    >
      <DemoSheet state={state} onRetry={fetchAgain} />
    </CustomerPage>
  );
}

function DemoSheet({ state, onRetry }: { readonly state: DemoSheetState; readonly onRetry: () => void }) {
  const retry = <ActionButton onClick={onRetry}>Try again</ActionButton>;
  switch (state.phase) {
    case "fetching":
      return <SkeletonLines lines={5} label="Fetching the demo coupons" />;
    case "shown":
      return <Coupons sheet={state.sheet} />;
    case "no-demo-shop":
      return (
        <Notice
          what="There is no demo shop here."
          next="This server holds real shops only. Their coupons come in a message from the shop."
        />
      );
    case "no-network":
      return (
        <Notice
          verdict="wait"
          what="The server can't be reached."
          next="The demo coupons are fetched each time. See that this device has a network, then try again."
          action={retry}
        />
      );
    case "server-trouble":
      return (
        <Notice verdict="wait" what="The server is in trouble." next="Wait a moment, then try again." action={retry} />
      );
  }
}

function Coupons({ sheet }: { readonly sheet: DemoSheetMessage }) {
  const from = { nowMs: sheet.nowMs, timeZone: sheet.timeZone, locale: SCREEN_LOCALE };
  return (
    <>
      <p className={styles.shop}>
        Shop: <b>{sheet.workspace}</b>
      </p>
      <ul className={styles.coupons}>
        {sheet.coupons.map((coupon) => (
          <li key={coupon.couponId}>
            <DemoCoupon coupon={coupon} from={from} />
          </li>
        ))}
      </ul>
    </>
  );
}
