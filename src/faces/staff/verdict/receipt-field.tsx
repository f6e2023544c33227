import { RECEIPT_MAX_LENGTH } from "../../../contract/messages/till-event";
import styles from "./verdict.module.css";

/** The name under which a form hands the receipt number over. */
export const RECEIPT_FIELD = "receipt";

/** Asks for the receipt number, where the coupon wants one. */
export function ReceiptField({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  return (
    <label className={styles.field}>
      Receipt number
      <input
        className={styles.input}
        name={RECEIPT_FIELD}
        maxLength={RECEIPT_MAX_LENGTH}
        autoComplete="off"
        autoFocus={autoFocus}
        enterKeyHint="done"
      />
    </label>
  );
}
