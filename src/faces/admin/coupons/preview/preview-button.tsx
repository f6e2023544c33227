import { ActionButton } from "../../../../ui/action-button";
import styles from "./coupon-preview.module.css";

/** What a page with a form tells it of the preview that has the whole screen. */
export interface Previewed {
  readonly previews: boolean;
  readonly onPreviewed: () => void;
}

/** Shown where there is no room for the preview beside the form. */
export function PreviewButton({ onPreview }: { readonly onPreview: () => void }) {
  return (
    <div className={styles.narrow}>
      <ActionButton onClick={onPreview}>Preview</ActionButton>
    </div>
  );
}
