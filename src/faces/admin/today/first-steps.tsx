import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import styles from "../parts/parts.module.css";
import { useNowMs } from "../parts/use-now";
import { isSilent } from "../tills/till-standing";
import { Step } from "./step";

const MINUTE_MS = 60_000;

/** What the shop has, and what it still needs before a coupon can be redeemed. */
export function FirstSteps({ coupons }: { readonly coupons: number }) {
  const stores = useFetched("stores", {});
  const staff = useFetched("staff", {});
  const tills = useFetched("tills", {}, MINUTE_MS);
  const nowMs = useNowMs(MINUTE_MS);
  return (
    <ol className={styles.list} aria-label="What the shop has">
      <Step name="Stores" to="/admin/stores">
        <FetchedView of={stores} what="the stores">
          {({ stores: all }) => <p>{sayCount(all.length, { one: "store", other: "stores" }, SCREEN_LOCALE)}</p>}
        </FetchedView>
      </Step>
      <Step name="People at the tills" to="/admin/people/staff">
        <FetchedView of={staff} what="who works at the tills">
          {({ staff: all }) => {
            const here = all.filter(({ removedMs }) => removedMs === null).length;
            return <p>{here === 0 ? "Nobody yet. Add somebody, with a PIN." : sayCount(here, { one: "person", other: "people" }, SCREEN_LOCALE)}</p>;
          }}
        </FetchedView>
      </Step>
      <Step name="Tills" to="/admin/tills">
        <FetchedView of={tills} what="the tills">
          {({ tills: all }) => {
            const inUse = all.filter(({ revokedMs }) => revokedMs === null);
            const silent = inUse.filter((till) => isSilent(till, nowMs)).length;
            if (inUse.length === 0) return <p>None yet. Set one up with a code from this app.</p>;
            const count = sayCount(inUse.length, { one: "till in use", other: "tills in use" }, SCREEN_LOCALE);
            return <p>{silent === 0 ? count : `${count}, ${silent} of them not heard of for a day`}</p>;
          }}
        </FetchedView>
      </Step>
      <Step name="Coupons" to="/admin/coupons">
        <p>{coupons === 0 ? "None yet. Make the first one." : sayCount(coupons, { one: "coupon", other: "coupons" }, SCREEN_LOCALE)}</p>
      </Step>
    </ol>
  );
}
