import styles from "./verdict-shape.module.css";

/** What a till can answer: it can be done, not now or not sure, no. */
export type Verdict = "go" | "wait" | "stop";

/** Outlines on a 48 by 48 field; the inner figure is a hole (even-odd), so it shows the ground. */
const outlines: Readonly<Record<Verdict, string>> = {
  // A circle with a tick.
  go: "M24 2a22 22 0 1 1 0 44a22 22 0 1 1 0-44ZM12.2 25.6l3.9-3.9l5.2 5.3l11-11.8l4 3.7l-14.9 16Z",
  // A triangle with an hourglass.
  wait:
    "M20.5 5.1a4 4 0 0 1 7 0l18 33.9a4 4 0 0 1-3.5 6H6a4 4 0 0 1-3.5-6Z" +
    "M17 17.5h14v3.2c0 2.6-3.2 4.7-4.9 7.3c1.7 2.6 4.9 4.7 4.9 7.3v3.2" +
    "h-14v-3.2c0-2.6 3.2-4.7 4.9-7.3c-1.7-2.6-4.9-4.7-4.9-7.3Z",
  // An octagon with a bar.
  stop: "M14.9 2h18.2l12.9 12.9v18.2l-12.9 12.9h-18.2l-12.9-12.9v-18.2ZM11 20.5v7h26v-7Z",
};

/** A verdict's own shape, so that it is told without colour; as large as the text around it, in that text's colour. */
export function VerdictShape({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg className={styles.shape} viewBox="0 0 48 48" aria-hidden="true" data-verdict={verdict}>
      <path d={outlines[verdict]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
