import type { ClipboardEvent } from "react";
import type { CodeType } from "../domain/code/code-type";
import styles from "./code-text.module.css";
import { groupCode, showInvisible } from "./formats/group-code";

function classOf(group: string, codeType: CodeType): string | undefined {
  if (codeType === "promo") return styles.whole;
  return group.endsWith("-") ? styles.hyphened : styles.group;
}

/**
 * A code as it is read aloud: in groups, with a visible sign for every character that would not be seen.
 * Screen readers and the clipboard get the code itself.
 */
export function CodeText({ code, codeType }: { readonly code: string; readonly codeType: CodeType }) {
  const copyWhole = (event: ClipboardEvent) => {
    event.clipboardData.setData("text/plain", code);
    event.preventDefault();
  };
  return (
    <bdi className={styles.code} dir="ltr" translate="no" onCopy={copyWhole}>
      <span className="visually-hidden">{code}</span>
      <span className={styles.groups} aria-hidden="true">
        {groupCode(code, codeType).map((group, place) => (
          <span key={place} className={classOf(group, codeType)}>
            {showInvisible(group)}
          </span>
        ))}
      </span>
    </bdi>
  );
}
