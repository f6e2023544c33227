import { useStore } from "zustand";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { noteAdviceTaken, type OtherKeys, scannerAdviceStore } from "./scanner-advice-store";

const WORDS: Readonly<Record<OtherKeys, { readonly what: string; readonly next: string }>> = {
  "other-layout": {
    what: "The scanner types as on another keyboard.",
    next: "The code was understood all the same. To be sure of every sign, scan the code for this device’s keyboard in the scanner’s manual.",
  },
  "caps-lock": {
    what: "Caps Lock is on.",
    next: "The code was understood all the same. Turn Caps Lock off, so that the scanner types capitals as capitals.",
  },
};

/** How to set the scanner, said once after a code was understood that its keys did not type. */
export function ScannerAdvice() {
  const { due } = useStore(scannerAdviceStore);
  if (due === null) return null;
  return <Notice {...WORDS[due]} action={<ActionButton onClick={noteAdviceTaken}>Got it</ActionButton>} />;
}
