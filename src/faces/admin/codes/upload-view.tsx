import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { explainFileProblem } from "../../../client/code-file/file-problem";
import { ActionButton } from "../../../ui/action-button";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { Notice } from "../../../ui/notice";
import { sayFailure } from "../calls/say-failure";
import { isolateName } from "../parts/isolate-name";
import { BadRows } from "./bad-rows";
import { CODES } from "./code-count";
import { ProgressLine } from "./progress-line";
import { ToPrint } from "./to-print";
import type { Upload, UploadJob } from "./use-upload";

/** Sending is most of what a file takes, adding the rest. */
const ADDING_SHARE = 0.2;

interface UploadViewProps {
  readonly coupon: CouponAtDesk;
  readonly upload: Upload;
  readonly onGoOn: (job: UploadJob) => void;
}

/** What becomes of the file that was chosen. */
export function UploadView({ coupon, upload, onGoOn }: UploadViewProps) {
  switch (upload.phase) {
    case "idle":
      return null;
    case "reading":
      return <ProgressLine says={`Reading ${isolateName(upload.fileName)}…`} done={0} of={1} />;
    case "unreadable":
      return <Notice verdict="stop" what={`${isolateName(upload.fileName)} can’t be used. Nothing was added.`} next={explainFileProblem(upload.problem)} />;
    case "refused":
      return <BadRows {...upload} />;
    case "sending": {
      const { sent, job } = upload;
      const of = job.rows.length;
      const says = sent === of ? `Adding ${sayCount(of, CODES, SCREEN_LOCALE)}…` : `Sending: ${sent.toLocaleString(SCREEN_LOCALE)} of ${sayCount(of, CODES, SCREEN_LOCALE)}`;
      return <ProgressLine says={says} done={sent} of={of * (1 + ADDING_SHARE)} />;
    }
    case "stopped":
      return (
        <Notice
          verdict="wait"
          what={`${isolateName(upload.job.fileName)} is not in yet, as far as is known here`}
          next={`${sayFailure(upload.failure)} Going on adds no code twice.`}
          action={
            <ActionButton kind="primary" onClick={() => onGoOn(upload.job)}>
              Go on
            </ActionButton>
          }
        />
      );
    case "added":
      return (
        <Notice
          verdict="go"
          what={`${sayCount(upload.added, CODES, SCREEN_LOCALE)} added`}
          next={`The coupon has ${sayCount(upload.total, CODES, SCREEN_LOCALE)} now. You can add another file.`}
          action={<ToPrint coupon={coupon} />}
        />
      );
  }
}
