import type { Shown } from "../../../domain/sync/event";
import { CodeText } from "../../../ui/code-text";
import styles from "./verdict.module.css";

/** What was scanned, safe to look at whatever it holds: never a link, invisible characters made visible. */
export function ShownText({ shown }: { readonly shown: Shown }) {
  switch (shown.kind) {
    case "code":
      return (
        <p className={styles.code}>
          <CodeText code={shown.value} codeType={shown.codeType} />
        </p>
      );
    case "claim":
      return <p className={styles.code}>The customer’s own coupon page</p>;
  }
}
