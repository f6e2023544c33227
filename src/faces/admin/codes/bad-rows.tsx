import { csvRow } from "../../../domain/csv/csv-field";
import type { BadRow } from "../../../domain/code/read-code-rows";
import { ActionButton } from "../../../ui/action-button";
import { showInvisible } from "../../../ui/formats/group-code";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { Notice } from "../../../ui/notice";
import { isolateName } from "../parts/isolate-name";
import styles from "./codes.module.css";
import { saveFile } from "./save-file";

interface BadRowsProps {
  readonly fileName: string;
  readonly bad: readonly BadRow[];
  /** Of all; the server names no more than the first thousand. */
  readonly count: number;
}

const SHOWN = 100;
const VALUE_SHOWN = 80;
const ROWS = { one: "row has to be mended", other: "rows have to be mended" };

/** Why a file was not taken: each row with what stands there and what is wrong with it. */
export function BadRows({ fileName, bad, count }: BadRowsProps) {
  return (
    <div className={styles.bad}>
      <Notice
        verdict="stop"
        what={`Nothing was added: ${sayCount(count, ROWS, SCREEN_LOCALE)} in ${isolateName(fileName)}`}
        next={`Mend the file and choose it again.${bad.length > SHOWN ? ` The first ${SHOWN} are here; the file below has ${bad.length === count ? "all" : `the first ${bad.length.toLocaleString(SCREEN_LOCALE)}`}.` : ""}`}
        action={<ActionButton onClick={() => saveFile(badRowsCsv(bad), "rows-to-mend.csv")}>Save these rows as CSV</ActionButton>}
      />
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Rows to mend">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                Row
              </th>
              <th scope="col">Value</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {bad.slice(0, SHOWN).map(({ row, value, reason }) => (
              <tr key={row}>
                <td className={styles.number}>{row}</td>
                <td className={styles.value}>
                  <bdi>{shown(value)}</bdi>
                </td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** What is not seen gets a sign, as a row may be bad for just that. */
function shown(value: string): string {
  const characters = [...value];
  const start = characters.slice(0, VALUE_SHOWN).join("").replaceAll(/[^ ]+/g, showInvisible);
  return characters.length > VALUE_SHOWN ? `${start}…` : start;
}

function badRowsCsv(bad: readonly BadRow[]): Blob {
  const lines = [csvRow(["row", "value", "what to do"]), ...bad.map(({ row, value, reason }) => csvRow([row, value, reason]))];
  // By the mark at its start, spreadsheets know that it is UTF-8.
  return new Blob(["\ufeff", ...lines], { type: "text/csv;charset=utf-8" });
}
