import { useEffect, useEffectEvent } from "react";
import { NO_BURST, takeKey } from "./wedge";

/**
 * Listens for a USB or Bluetooth scanner that types, wherever the focus is but in a field or a sheet. The Enter that
 * ends a scan presses nothing: it must not redeem what the last scan found.
 */
export function useWedge(onScan: (text: string) => void): void {
  const report = useEffectEvent(onScan);
  useEffect(() => {
    let burst = NO_BURST;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTakenElsewhere(event.target)) return;
      const taken = takeKey(burst, event.key, event.timeStamp);
      burst = taken.burst;
      if (taken.scanned === null) return;
      event.preventDefault();
      event.stopPropagation();
      report(taken.scanned);
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

/** A field to fill in, or an open sheet: a PIN typed there is no scan. */
function isTakenElsewhere(target: EventTarget | null): boolean {
  const isField = target instanceof Element && target.closest("input, textarea, select") !== null;
  return isField || document.querySelector("dialog[open]") !== null;
}
