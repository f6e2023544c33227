import type { CSSProperties } from "react";
import { CODE_TYPES, type ScannedCodeType } from "../../domain/code/code-type";
import styles from "./code-picture.module.css";
import { drawCode } from "./draw-code";

export interface CodePictureProps {
  readonly codeType: ScannedCodeType;
  readonly code: string;
}

/** The code to hold under a scanner: black on white in any colour scheme. */
export function CodePicture({ codeType, code }: CodePictureProps) {
  const { width, height, path } = drawCode(codeType, code);
  return (
    <svg
      className={styles.picture}
      data-type={codeType}
      style={{ "--modules": width } as CSSProperties}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${CODE_TYPES[codeType].label} to be scanned`}
    >
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}
