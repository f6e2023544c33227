import type { DrawingContext } from "bwip-js/browser";
import { qrcode } from "bwip-js/browser";
import styles from "./parts.module.css";

/** White around the code, in modules; without it no scanner is obliged to read it (ISO/IEC 18004). */
const QUIET = 4;
/** What bwip-js calls one module, at the scale below. */
const UNITS_PER_MODULE = 4;

/** A link to be scanned by another device: black on white in any colour scheme. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = qrcode({ bcid: "qrcode", text, scale: 2 }, squaresToPath());
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}

type Drawing = { readonly size: number; readonly path: string };

function squaresToPath(): DrawingContext<Drawing> {
  const outlines: string[] = [];
  let size = 0;
  const place = (units: number) => units / UNITS_PER_MODULE + QUIET;
  const nothing = () => undefined;
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (units) => void (size = units / UNITS_PER_MODULE + 2 * QUIET),
    polygon: (points) => void outlines.push(`M${points.map(([x, y]) => `${place(x)} ${place(y)}`).join("L")}Z`),
    // A QR is squares alone.
    line: nothing,
    hexagon: nothing,
    ellipse: nothing,
    text: nothing,
    fill: nothing,
    end: () => ({ size, path: outlines.join("") }),
  };
}
