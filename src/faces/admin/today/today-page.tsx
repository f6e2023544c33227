import type { Today } from "../../../contract/messages/today";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { PageHeader } from "../parts/page-header";
import { FirstSteps } from "./first-steps";
import { RedemptionFiles } from "./redemption-files";
import { RedeemedToday } from "./redeemed-today";
import { ToLookAt } from "./to-look-at";
import styles from "./today.module.css";

const LOOK_EVERY_MS = 60_000;

/** How the shop is doing, at a glance; before there is anything to redeem or to redeem with, what it still needs. */
export function TodayPage() {
  const today = useFetched("today", {}, LOOK_EVERY_MS);
  return (
    <>
      <PageHeader title="Today" />
      <FetchedView of={today} what="how the shop is doing">
        {(now) =>
          isNew(now) ? (
            <FirstSteps coupons={now.coupons.all} />
          ) : (
            <div className={styles.glance}>
              <RedeemedToday today={now} />
              <ToLookAt today={now} />
              <RedemptionFiles today={now.day} />
            </div>
          )
        }
      </FetchedView>
    </>
  );
}

function isNew({ coupons, tills, redeemed }: Today): boolean {
  return redeemed === 0 && (coupons.all === 0 || tills === 0);
}
