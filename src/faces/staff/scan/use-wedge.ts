import { useEffect, useEffectEvent } from "react";
import { endBurst, type KeyedText, type KeyPress, NO_BURST, silenceMsAfter, takeKey } from "./wedge";

/**
 * Listens for a USB or Bluetooth scanner that types, wherever the focus is but in a field or a sheet. Its keys press
 * nothing: the Enter that ends a scan must not redeem what the last one found.
 */
export function useWedge(onScan: (keyed: KeyedText) => void): void {
  const report = useEffectEvent(onScan);
  useEffect(() => {
    let burst = NO_BURST;
    let isSwallowed = false;
    let silence: ReturnType<typeof setTimeout> | undefined;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || isTakenElsewhere(event.target)) return;
      clearTimeout(silence);
      const taken = takeKey(burst, pressOf(event));
      burst = taken.burst;
      isSwallowed = taken.isSwallowed;
      if (isSwallowed) swallow(event);
      if (taken.scanned !== null) return report(taken.scanned);
      const silenceMs = silenceMsAfter(burst);
      if (silenceMs !== null) silence = setTimeout(handleSilence, silenceMs, event.timeStamp + silenceMs);
    };
    const handleSilence = (atMs: number) => {
      const ended = endBurst(burst, atMs);
      burst = ended.burst;
      if (ended.scanned !== null) report(ended.scanned);
    };
    // Firefox presses a button when the space bar is let go.
    const onKeyUp = (event: KeyboardEvent) => {
      if (isSwallowed && event.key === " ") swallow(event);
    };

    document.addEventListener("keydown", onKeyDown, { capture: true });
    document.addEventListener("keyup", onKeyUp, { capture: true });
    return () => {
      clearTimeout(silence);
      document.removeEventListener("keydown", onKeyDown, { capture: true });
      document.removeEventListener("keyup", onKeyUp, { capture: true });
    };
  }, []);
}

/** A key press as `takeKey` judges it. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const isAltGr = event.getModifierState("AltGraph");
  return {
    key: event.key,
    code: event.code,
    isShifted: event.shiftKey,
    isCapsLocked: event.getModifierState("CapsLock"),
    isCommand: event.metaKey || (!isAltGr && (event.ctrlKey || event.altKey)),
    atMs: event.timeStamp,
  };
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** A field to fill in, or an open sheet: a PIN typed there is no scan. */
function isTakenElsewhere(target: EventTarget | null): boolean {
  const isField = target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
  return isField || document.querySelector("dialog[open]") !== null;
}
