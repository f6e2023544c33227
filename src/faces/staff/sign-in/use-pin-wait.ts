import { useEffect, useState } from "react";
import type { PinWait } from "../../../client/till/till";
import { useTill } from "../till-services";

const ASKED_EVERY_MS = 1_000;

/** How long no PIN of this person is taken, counting down, whichever tab has locked it; null: one is, as far as is known. */
export function usePinWait(staffId: string): { readonly wait: PinWait | null; readonly askAgain: () => void } {
  const till = useTill();
  const [wait, setWait] = useState<PinWait | null>(null);
  const [asked, setAsked] = useState(0);
  const isWaiting = wait !== null;
  useEffect(() => {
    let isShown = true;
    const ask = () => void till.pinWait(staffId).then((now) => isShown && setWait(now));
    ask();
    const timer = isWaiting ? setInterval(ask, ASKED_EVERY_MS) : undefined;
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [till, staffId, isWaiting, asked]);
  return { wait, askAgain: () => setAsked((times) => times + 1) };
}
