import { lazy, Suspense, use } from "react";
import type { CodeType } from "../../domain/code/code-type";
import { CodeText } from "../code-text";
import styles from "./coupon-card.module.css";
import { FirstDrawing } from "./first-drawing";

// The encoders weigh more than the rest of the page, which need not wait for them.
const CodePicture = lazy(async () => ({ default: (await import("../draw-code/code-picture")).CodePicture }));

interface ShownCodeProps {
  readonly codeType: CodeType;
  readonly code: string;
}

/** A code to be scanned and to be read aloud. */
export function ShownCode({ codeType, code }: ShownCodeProps) {
  return (
    <>
      <DrawnCode codeType={codeType} code={code} />
      <SpelledCode codeType={codeType} code={code} />
    </>
  );
}

/** The code as text; larger where nothing else is to be seen. */
export function SpelledCode({ codeType, code }: ShownCodeProps) {
  return (
    <p className={styles.code} data-promo={codeType === "promo" ? "" : undefined}>
      <CodeText code={code} codeType={codeType} />
    </p>
  );
}

/** The picture alone; of a promo code, which nothing scans, none. */
export function DrawnCode({ codeType, code }: ShownCodeProps) {
  const { CodePicture: PictureHere } = use(FirstDrawing);
  if (codeType === "promo") return null;
  if (PictureHere !== null) return <PictureHere codeType={codeType} code={code} />;
  return (
    <Suspense fallback={<div className={styles.toCome} data-type={codeType} />}>
      <CodePicture codeType={codeType} code={code} />
    </Suspense>
  );
}
