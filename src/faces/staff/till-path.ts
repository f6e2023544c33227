import { useSyncExternalStore } from "react";

/** The till's addresses; the back button of a phone leads from the others to the camera. */
export const TILL_PATHS = { scan: "/till", today: "/till/today", diagnostics: "/till/diagnostics" } as const;

export type TillPlace = keyof typeof TILL_PATHS;

export function useTillPlace(): TillPlace {
  return useSyncExternalStore(watchAddress, placeNow);
}

/** Goes to another screen of the till without loading the page again; what holds the device here goes along. */
export function goTo(place: TillPlace): void {
  history.pushState(history.state, "", TILL_PATHS[place]);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

function placeNow(): TillPlace {
  const places = Object.keys(TILL_PATHS) as readonly TillPlace[];
  return places.find((place) => TILL_PATHS[place] === location.pathname) ?? "scan";
}

function watchAddress(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  return () => window.removeEventListener("popstate", listener);
}
