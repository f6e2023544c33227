import type { ReactNode } from "react";
import styles from "./coupon.module.css";

/** A cell that may hold nothing, which a card then leaves out. */
export function Fact({ heading, children, where = false }: { readonly heading: string; readonly children: ReactNode; readonly where?: ReactNode }) {
  return (
    <td data-heading={heading} data-empty={children === false}>
      {children}
      {where !== false && <span className={styles.where}>{where}</span>}
    </td>
  );
}
