import { createStore } from "zustand/vanilla";
import { persist } from "zustand/middleware";

/** What a cashier has set on this device; nothing that a rule depends on. */
export type Preferences = { readonly sound: boolean; readonly vibration: boolean; readonly leftHanded: boolean };

export const preferencesStore = createStore<Preferences>()(
  persist((): Preferences => ({ sound: true, vibration: true, leftHanded: false }), { name: "tearoff-till-preferences" }),
);
