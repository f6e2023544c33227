import { type CSSProperties, lazy, type ReactNode, Suspense } from "react";
import type { CodeType } from "../../../domain/code/code-type";
import { CodeText } from "../../../ui/code-text";
import { readableInk } from "../../../ui/contrast";
import { PerforatedEdge } from "../../../ui/perforated-edge";
import { type Verdict, VerdictShape } from "../../../ui/verdict-shape";
import styles from "./coupon-stub.module.css";

// The encoders weigh more than the rest of the page, which need not wait for them.
const CodePicture = lazy(async () => ({ default: (await import("./code-picture")).CodePicture }));

interface CouponStubProps {
  readonly title: string;
  readonly description: string;
  /** The brand's colour as `#rrggbb`; the product's own ink where there is none. */
  readonly colour: string | null;
  readonly codeType: CodeType;
  readonly code: string;
  readonly standing: { readonly verdict: Verdict; readonly said: string };
  readonly termsText: string;
  /** What can be done with it, under the code: at most one primary action. */
  readonly actions?: ReactNode;
}

/** A coupon as an object: what is on offer, the perforation, and the code that is given away. */
export function CouponStub(props: CouponStubProps) {
  return (
    <article className={styles.coupon} style={brandOf(props.colour)}>
      <header className={styles.banner}>
        <h2 className={styles.title} dir="auto">
          {props.title}
        </h2>
        {props.description !== "" && <p dir="auto">{props.description}</p>}
      </header>
      <PerforatedEdge />
      <div className={styles.stub}>
        {props.codeType !== "promo" && (
          <Suspense fallback={<div className={styles.toCome} data-type={props.codeType} />}>
            <CodePicture codeType={props.codeType} code={props.code} />
          </Suspense>
        )}
        <p className={styles.code} data-promo={props.codeType === "promo" ? "" : undefined}>
          <CodeText code={props.code} codeType={props.codeType} />
        </p>
        <p className={styles.standing} data-verdict={props.standing.verdict}>
          <VerdictShape verdict={props.standing.verdict} /> {props.standing.said}
        </p>
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
      {props.termsText !== "" && (
        <details className={styles.terms}>
          <summary>Terms and conditions</summary>
          <p dir="auto">{props.termsText}</p>
        </details>
      )}
    </article>
  );
}

/** The brand's colour and the ink that reads on it; nothing for a text that is no colour: the product's own stays. */
function brandOf(colour: string | null): CSSProperties | undefined {
  if (colour === null || !/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  return { "--brand": colour, "--on-brand": readableInk(colour) } as CSSProperties;
}
