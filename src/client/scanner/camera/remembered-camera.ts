import type { RememberedCamera } from "./choose-camera";

const KEY = "tearoff-till-camera";

/** The camera that a person chose on this device; null where nobody did. */
export function rememberedCamera(): RememberedCamera | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as Partial<RememberedCamera> | null;
    if (typeof kept?.deviceId !== "string" || typeof kept.label !== "string") return null;
    return { deviceId: kept.deviceId, label: kept.label };
  } catch {
    // A browser without storage, or something else under this name: the device chooses by itself.
    return null;
  }
}

export function rememberCamera({ deviceId, label }: RememberedCamera): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ deviceId, label }));
  } catch {
    // Without storage the choice lasts as long as the screen.
  }
}
