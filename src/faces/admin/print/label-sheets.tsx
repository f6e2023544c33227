import type { CouponAtDesk } from "../../../contract/messages/coupons-at-desk";
import { CODE_TYPES, type CodeType } from "../../../domain/code/code-type";
import { CodeText } from "../../../ui/code-text";
import { drawCode } from "../../../ui/draw-code/draw-code";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayWhenInFull } from "../../../ui/formats/say-when";
import { useMe } from "../admin-services";
import styles from "./print.module.css";

interface LabelSheetsProps {
  readonly coupon: CouponAtDesk["coupon"];
  readonly codes: readonly string[];
  readonly perSheet: number;
}

/** Sheets of labels, each with the coupon's title, its code to scan and to read, and until when it is good. */
export function LabelSheets({ coupon, codes, perSheet }: LabelSheetsProps) {
  const { zone } = useMe().workspace;
  const sheets = Array.from({ length: Math.ceil(codes.length / perSheet) }, (_, sheet) => codes.slice(sheet * perSheet, (sheet + 1) * perSheet));
  const end = coupon.period.endMs === null ? null : sayWhenInFull(coupon.period.endMs - 1, { timeZone: zone, locale: SCREEN_LOCALE });
  return (
    <div className={styles.sheets} role="region" aria-label="Sheets to print" tabIndex={0}>
      {sheets.map((labels, sheet) => (
        <ul key={sheet} className={styles.sheet} data-per-sheet={perSheet} aria-label={`Sheet ${sheet + 1}`}>
          {labels.map((code, label) => (
            <li key={label} className={styles.label} data-type={coupon.codeType}>
              <p className={styles.title} dir="auto">
                {coupon.title}
              </p>
              <Picture codeType={coupon.codeType} code={code} />
              <p className={styles.under}>
                <CodeText code={code} codeType={coupon.codeType} />
                {end !== null && <span> · until {end}</span>}
              </p>
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

/** Bars may be as low as the label wants them; the modules of a QR stay square. */
function Picture({ codeType, code }: { readonly codeType: CodeType; readonly code: string }) {
  if (codeType === "promo") return null;
  const { width, height, path } = drawCode(codeType, code);
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={codeType === "qr" ? "xMidYMid meet" : "none"}
      shapeRendering="crispEdges"
      role="img"
      aria-label={`${CODE_TYPES[codeType].label} to be scanned`}
    >
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}
