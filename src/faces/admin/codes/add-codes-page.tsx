import { useParams } from "react-router";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { Notice } from "../../../ui/notice";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { BackToCoupon } from "../parts/back-to-coupon";
import { isolateName } from "../parts/isolate-name";
import { LeaveGuard } from "../parts/leave-guard";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import { CODES } from "./code-count";
import styles from "./codes.module.css";
import { GeneratePanel } from "./generate-panel";
import { GenerationView } from "./generation-view";
import { UploadPanel } from "./upload-panel";
import { UploadView } from "./upload-view";
import { useGeneration } from "./use-generation";
import { useUpload } from "./use-upload";

/** Codes for a coupon with a list: from files, or made by the server. */
export function AddCodesPage() {
  const { couponId = "" } = useParams();
  const coupon = useFetched("coupon", { params: { couponId } });
  const mayAdd = useMay("manager");
  return (
    <>
      <PageHeader title="Add codes" action={<BackToCoupon couponId={couponId} />} />
      <FetchedView of={coupon} what="the coupon">
        {(value) => {
          const why = whyNot(value, mayAdd);
          return why === null ? <Ways coupon={value} onAdded={() => void coupon.reload()} /> : <Notice what="No codes can be added here" next={why} />;
        }}
      </FetchedView>
    </>
  );
}

function whyNot({ codes, status }: CouponAtDesk, mayAdd: boolean): string | null {
  if (!mayAdd) return "Managers add codes. Ask an owner to make you one, if you need to.";
  if (codes.kind === "fixed") return "This coupon has one fixed code. To hand out more of it, edit its amount.";
  return status === "revoked" ? "This coupon was revoked, which is final." : null;
}

function Ways({ coupon, onAdded }: { readonly coupon: CouponAtDesk; readonly onAdded: () => void }) {
  const { upload, isBusy: isUploading, take, goOn, forget: forgetFile } = useUpload(coupon, onAdded);
  const { generation, make, goOn: makeOn, cancel, forget: forgetMade } = useGeneration(coupon.coupon.couponId, onAdded);
  const isMaking = generation.phase === "making";
  const isBusy = isUploading || isMaking;
  return (
    <>
      <p className={styles.of}>
        For <bdi>{coupon.coupon.title}</bdi>
        {coupon.codes.kind === "list" && `, which has ${sayCount(coupon.codes.count, CODES, SCREEN_LOCALE)} so far`}
      </p>
      <section className={partStyles.group} aria-label="From a file">
        <h2 className={partStyles.groupTitle}>From a file</h2>
        <UploadPanel
          coupon={coupon}
          isBusy={isBusy}
          onFile={(file) => {
            forgetMade();
            take(file);
          }}
        />
        <UploadView coupon={coupon} upload={upload} onGoOn={goOn} />
      </section>
      <section className={partStyles.group} aria-label="Made at random">
        <h2 className={partStyles.groupTitle}>Made at random</h2>
        <GeneratePanel
          coupon={coupon}
          isBusy={isBusy}
          onMake={(pattern, wanted) => {
            forgetFile();
            make(pattern, wanted);
          }}
        />
        <GenerationView coupon={coupon} generation={generation} onGoOn={makeOn} onCancel={cancel} />
      </section>
      <LeaveGuard
        isBusy={isBusy}
        title={`Leave before ${isolateName(coupon.coupon.title)} has its codes?`}
        words={isMaking ? "The codes that are made stay. No more are made." : "Nothing of the file is added, unless its last step has begun."}
      />
    </>
  );
}
