import { useParams } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { useMe } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { BackToCoupon } from "../parts/back-to-coupon";
import { OnlyHere } from "../parts/only-here";
import { PageHeader } from "../parts/page-header";
import { QrPicture } from "../parts/qr-picture";
import { selfClaimLink, whyNoSelfClaim } from "../parts/self-claim-link";
import styles from "./print.module.css";

/** A sheet for the wall or the counter: who scans it claims the coupon by themselves (R89). */
export function PosterPage() {
  const { couponId = "" } = useParams();
  const coupon = useFetched("coupon", { params: { couponId } });
  return (
    <>
      <div className={styles.onScreen}>
        <PageHeader title="Poster" action={<BackToCoupon couponId={couponId} />} />
      </div>
      <FetchedView of={coupon} what="the coupon">
        {({ coupon: { title, selfClaim }, status }) => {
          const whyNot = whyNoSelfClaim({ status, selfClaim });
          return whyNot === null ? (
            <Poster couponId={couponId} title={title} />
          ) : (
            <EmptyState title="There is no poster for this coupon">
              <p>{whyNot}</p>
            </EmptyState>
          );
        }}
      </FetchedView>
    </>
  );
}

function Poster({ couponId, title }: { readonly couponId: string; readonly title: string }) {
  const { workspace } = useMe();
  const link = selfClaimLink(workspace.number, couponId);
  return (
    <>
      <div className={styles.onScreen}>
        <OnlyHere link={link} />
        <ActionButton kind="primary" onClick={() => print()}>
          Print
        </ActionButton>
      </div>
      <article className={styles.poster}>
        <p dir="auto">{workspace.name}</p>
        <h2 dir="auto">{title}</h2>
        <QrPicture text={link} label="QR code to be scanned" />
        <p>Scan this with your phone’s camera to get your coupon.</p>
        <p dir="ltr">{link}</p>
      </article>
    </>
  );
}
