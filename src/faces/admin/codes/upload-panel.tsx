import { useId, useRef } from "react";
import { FILE_ROWS_MAX } from "../../../contract/messages/code-imports";
import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { exampleFile, type FileFormat } from "../../../client/code-file/example-file";
import { ActionButton } from "../../../ui/action-button";
import { useFileDrop } from "../parts/use-file-drop";
import styles from "./codes.module.css";
import { saveFile } from "./save-file";

interface UploadPanelProps {
  readonly coupon: CouponAtDesk;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a file is dropped or chosen, and examples of what it looks like. */
export function UploadPanel({ coupon: { coupon }, isBusy, onFile }: UploadPanelProps) {
  const input = useRef<HTMLInputElement>(null);
  const drop = useFileDrop(onFile);
  const hint = useId();
  const saveExample = (format: FileFormat) => saveFile(exampleFile(coupon.codeType, format), `codes.${format}`);

  return (
    <div className={styles.drop} {...drop}>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="File of codes"
        accept=".csv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen once more, when it has been mended.
          event.currentTarget.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
      <ActionButton kind="primary" aria-disabled={isBusy} aria-describedby={hint} onClick={() => !isBusy && input.current?.click()}>
        Choose a file
      </ActionButton>
      <p id={hint}>
        Or drop it here. CSV or XLSX, a code in each row, {FILE_ROWS_MAX.toLocaleString("en")} at most. Either all of its codes are added, or none is.
      </p>
      <p className={styles.examples}>
        See how it should look:
        <ActionButton kind="quiet" aria-label="Save the example as CSV" onClick={() => saveExample("csv")}>
          Example CSV
        </ActionButton>
        <ActionButton kind="quiet" aria-label="Save the example as XLSX" onClick={() => saveExample("xlsx")}>
          Example XLSX
        </ActionButton>
      </p>
    </div>
  );
}
