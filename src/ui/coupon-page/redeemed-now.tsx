import { useEffect, useState } from "react";
import { COUNTDOWN_MS } from "../../domain/coupon/phone-methods";
import { sayRemaining } from "../formats/say-when";
import styles from "./redeemed-now.module.css";

/** Counts down before the cashier's eyes, with something that moves: a picture of it stands still (R91). Instants are the server's. */
export function RedeemedNow({ atMs, nowMs }: { readonly atMs: number; readonly nowMs: number }) {
  const [offsetMs] = useState(() => nowMs - Date.now());
  const [leftMs, setLeftMs] = useState(atMs + COUNTDOWN_MS - nowMs);
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(atMs + COUNTDOWN_MS - (Date.now() + offsetMs)), TICK_MS);
    return () => clearInterval(timer);
  }, [atMs, offsetMs]);
  if (leftMs <= 0) return null;
  return (
    <div className={styles.now} role="timer" aria-label="Redeemed just now">
      <span className={styles.band} aria-hidden="true" />
      <p>Redeemed just now</p>
      <p className={styles.left}>{sayRemaining(leftMs)}</p>
    </div>
  );
}

const TICK_MS = 250;
