import { persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";
import type { Understood } from "./keyed-readings";

export type OtherKeys = Exclude<Understood, "as-typed">;

/** How a scanner that types should be set otherwise: what is to be said, and what was said before on this device. */
export type ScannerAdvice = { readonly due: OtherKeys | null; readonly given: readonly OtherKeys[] };

export const scannerAdviceStore = createStore<ScannerAdvice>()(
  persist((): ScannerAdvice => ({ due: null, given: [] }), { name: "tearoff-scanner-advice" }),
);

/** Advice is given once a device: whoever lives with the scanner as it is need not hear it again. */
export function adviseOn(keys: OtherKeys): void {
  if (!scannerAdviceStore.getState().given.includes(keys)) scannerAdviceStore.setState({ due: keys });
}

export function noteAdviceTaken(): void {
  scannerAdviceStore.setState(({ due, given }) => ({ due: null, given: due === null ? given : [...given, due] }));
}
