import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import styles from "./plots.module.css";

interface ShareBarsProps {
  /** Of the table, and what its first column holds. */
  readonly title: string;
  readonly of: string;
  readonly counted: string;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly count: number }[];
}

const NUMBER = new Intl.NumberFormat(SCREEN_LOCALE);

/** What each has of a number, as bars with the numbers beside them; the most first. */
export function ShareBars({ title, of, counted, rows }: ShareBarsProps) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table className={styles.shares}>
      <caption>{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{counted}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, count }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td className={styles.count}>{NUMBER.format(count)}</td>
            <td className={styles.share} aria-hidden="true">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                <rect width={(100 * count) / most} height="8" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
