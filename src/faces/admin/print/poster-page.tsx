import { useParams } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import { drawCode } from "../../../ui/draw-code/draw-code";
import { useMe } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { BackToCoupon } from "../parts/back-to-coupon";
import { PageHeader } from "../parts/page-header";
import { selfClaimLink } from "../parts/self-claim-link";
import styles from "./print.module.css";

/** A sheet for the wall or the counter: who scans it claims the coupon by themselves (R89). */
export function PosterPage() {
  const { couponId = "" } = useParams();
  const coupon = useFetched("coupon", { params: { couponId } });
  const { workspace } = useMe();
  const link = selfClaimLink(workspace.number, couponId);
  return (
    <>
      <div className={styles.onScreen}>
        <PageHeader title="Poster" action={<BackToCoupon couponId={couponId} />} />
        <ActionButton kind="primary" onClick={() => window.print()}>
          Print
        </ActionButton>
      </div>
      <FetchedView of={coupon} what="the coupon">
        {({ coupon: { title } }) => (
          <article className={styles.poster}>
            <p dir="auto">{workspace.name}</p>
            <h2 dir="auto">{title}</h2>
            <PosterCode link={link} />
            <p>Scan this with your phone’s camera to get your coupon.</p>
            <p dir="ltr">{link}</p>
          </article>
        )}
      </FetchedView>
    </>
  );
}

function PosterCode({ link }: { readonly link: string }) {
  const { width, height, path } = drawCode("qr", link);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="QR code to be scanned">
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}
