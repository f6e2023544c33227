import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { FetchedView } from "../../calls/fetched-view";
import { useFetched } from "../../calls/use-fetched";
import { draftOf } from "../form/form-draft";
import { CouponPreview } from "./coupon-preview";
import styles from "./coupon-preview.module.css";

/** A preview that has the whole screen. */
export function PreviewDialog({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }) {
  return (
    <Modal opened fullScreen title="Preview" onClose={onClose} closeButtonProps={{ "aria-label": "Close", size: 44, iconSize: 22 }}>
      <div className={styles.alone}>{children}</div>
    </Modal>
  );
}

/** The page of a coupon that is there. */
export function SavedCouponPreview({ couponId, onClose }: { readonly couponId: string; readonly onClose: () => void }) {
  const coupon = useFetched("coupon", { params: { couponId } });
  return (
    <PreviewDialog onClose={onClose}>
      <FetchedView of={coupon} what="the coupon">
        {(saved) => <CouponPreview {...draftOf(saved)} />}
      </FetchedView>
    </PreviewDialog>
  );
}
