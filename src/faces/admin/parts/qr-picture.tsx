import { drawCode } from "../../../ui/draw-code/draw-code";
import styles from "./parts.module.css";

/** A link to be scanned by another device: black on white in any colour scheme. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { width, height, path } = drawCode("qr", text);
  return (
    <svg className={styles.qr} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}
