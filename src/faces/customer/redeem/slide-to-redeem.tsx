import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import styles from "./redeem.module.css";

const END = 100;

/** A thumb that is moved comes by here and there; a tap on the rail, and the keys that go to its end, jump. */
const LONGEST_STEP = 50;

/** Two presses as near as this are one that came twice. */
const DOUBLE_TAP_MS = 600;

/** Slid to its end it redeems; who cannot slide presses twice instead. */
export function SlideToRedeem({ disabled, onRedeem }: { readonly disabled: boolean; readonly onRedeem: () => void }) {
  const [place, setPlace] = useState(0);
  const [askedMs, setAskedMs] = useState<number | null>(null);
  const slide = (to: number) => {
    if (to - place > LONGEST_STEP) return;
    setPlace(to);
    if (to < END) return;
    setPlace(0);
    onRedeem();
  };
  const press = () => {
    if (askedMs === null) setAskedMs(performance.now());
    else if (performance.now() - askedMs > DOUBLE_TAP_MS) onRedeem();
  };
  return (
    <div className={styles.slide}>
      <p>Do this in front of the cashier: it can be done once.</p>
      <div className={styles.rail}>
        <input
          type="range"
          className={styles.track}
          aria-label="Slide to redeem"
          min={0}
          max={END}
          value={place}
          disabled={disabled}
          onChange={(event) => slide(event.currentTarget.valueAsNumber)}
          onPointerUp={() => setPlace(0)}
        />
        {place === 0 && (
          <p className={styles.words} aria-hidden="true">
            Slide to redeem
          </p>
        )}
      </div>
      <ActionButton kind="quiet" disabled={disabled} onClick={press}>
        {askedMs === null ? "Redeem without sliding" : "Press again to redeem now"}
      </ActionButton>
    </div>
  );
}
