import type { StoreApi } from "zustand/vanilla";
import { markHeld } from "../../../client/app-shell/held-mark";
import type { TillStatus } from "../../../client/till/till";

/**
 * Keeps this browser at the till for as long as it is held there (R68): other faces send back here, the back button stays,
 * and the screen is asked to be the till's alone. What the device itself offers to leave with is not in a page's hands.
 * @returns what ends it
 */
export function holdDevice(status: StoreApi<TillStatus | null>): () => void {
  const isHeld = () => status.getState()?.held === true;
  const stay = () => {
    if (isHeld() && !isGuard(history.state)) history.pushState(GUARD, "", location.href);
  };
  const fillScreen = () => {
    stay();
    if (isHeld() && document.fullscreenEnabled && !fillsScreen()) {
      // A browser may refuse; the next touch asks again.
      document.documentElement.requestFullscreen({ navigationUI: "hide" }).catch(() => undefined);
    }
  };
  const follow = (now: TillStatus | null, before: TillStatus | null) => {
    if (now === null) return;
    markHeld(now.held);
    if (now.held) stay();
    else if (before?.held === true && fillsScreen()) void document.exitFullscreen();
  };

  window.addEventListener("popstate", stay);
  document.addEventListener("pointerup", fillScreen);
  const endFollow = status.subscribe((now, before) => {
    if (now?.held !== before?.held) follow(now, before);
  });
  return () => {
    window.removeEventListener("popstate", stay);
    document.removeEventListener("pointerup", fillScreen);
    endFollow();
  };
}

/** Not every browser lets a page have the whole screen, or knows of it. */
const fillsScreen = () => document.fullscreenElement instanceof Element;

/** An entry of the history that the back button leads away from, onto the till's own entry before it. */
const GUARD = { held: true } as const;

function isGuard(state: unknown): boolean {
  return typeof state === "object" && state !== null && "held" in state;
}
