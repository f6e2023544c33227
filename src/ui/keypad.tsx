import { useEffect, useRef } from "react";
import { ActionButton } from "./action-button";
import styles from "./keypad.module.css";

interface KeypadProps {
  /** Whose PIN, or what for: "PIN of Demo cashier". */
  readonly label: string;
  /** The digits typed so far: never shown, only counted. */
  readonly digits: string;
  readonly onDigits: (digits: string) => void;
  readonly onSubmit: () => void;
  readonly submitLabel: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** While a PIN is being checked, or the pad is locked. */
  readonly disabled?: boolean;
}

const digitKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** A pad for a PIN; a keyboard works as well, wherever the focus is. */
export function Keypad({
  label,
  digits,
  onDigits,
  onSubmit,
  submitLabel,
  minLength,
  maxLength,
  disabled = false,
}: KeypadProps) {
  const pad = useRef<HTMLDivElement>(null);
  const isNoPin = useRef(false);
  const canSubmit = !disabled && digits.length >= minLength;

  const press = (key: string) => {
    if (disabled) return false;
    if (/^[0-9]$/.test(key)) {
      if (digits.length < maxLength) onDigits(digits + key);
      return true;
    }
    if (key === "Backspace") {
      onDigits(digits.slice(0, -1));
      return true;
    }
    if (key === "Enter" && canSubmit) {
      onSubmit();
      return true;
    }
    return false;
  };

  /** A scanner that types comes here too: what holds other characters, or more than a PIN can, is not tried as one. */
  const takeKey = (key: string) => {
    if (disabled) return false;
    const isCharacter = [...key].length === 1;
    if (isCharacter && (!/^[0-9]$/.test(key) || digits.length === maxLength)) isNoPin.current = true;
    if (key !== "Enter" || !isNoPin.current) return press(key);
    isNoPin.current = false;
    onDigits("");
    return true;
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isForAnother(event) || isCovered(pad.current)) return;
      if (takeKey(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });

  return (
    <div ref={pad} className={styles.keypad} role="group" aria-label={label}>
      <div className={styles.dots} aria-hidden="true">
        {Array.from({ length: Math.max(minLength, digits.length) }, (_, place) => (
          <span key={place} className={styles.dot} data-filled={place < digits.length ? "" : undefined} />
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {digits.length === 1 ? "1 digit typed" : `${digits.length} digits typed`}
      </p>
      <div className={styles.keys}>
        {digitKeys.map((digit) => (
          <Key key={digit} label={digit} disabled={disabled} onPress={() => press(digit)} />
        ))}
        <Key label="0" disabled={disabled} onPress={() => press("0")} />
        <Key label="Delete" sign="⌫" disabled={disabled || digits === ""} onPress={() => press("Backspace")} />
      </div>
      <ActionButton kind="primary" size="thumb" disabled={!canSubmit} onClick={onSubmit}>
        {submitLabel}
      </ActionButton>
    </div>
  );
}

interface KeyProps {
  readonly label: string;
  readonly sign?: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Key({ label, sign = label, disabled, onPress }: KeyProps) {
  return (
    <button type="button" className={styles.key} aria-label={label} disabled={disabled} onClick={onPress}>
      {sign}
    </button>
  );
}

/** A sheet over the pad has the keys, also where it has a pad of its own. */
function isCovered(pad: HTMLElement | null): boolean {
  const sheet = document.querySelector("dialog[open]");
  return sheet !== null && !sheet.contains(pad);
}

/** A text field keeps its keys; Enter on a focused button presses that button, not the pad's. */
function isForAnother(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("input, textarea, select") !== null) return true;
  return event.key === "Enter" && target.closest("button, a") !== null;
}
