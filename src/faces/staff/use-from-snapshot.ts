import { useEffect, useState } from "react";
import type { Till } from "../../client/till/till";
import { useTill, useTillStatus } from "./till-services";

/**
 * What the till knows from its snapshot, read again whenever that has been brought up to date; null until it is read.
 * @param read the same function at every call, or it is read for ever
 */
export function useFromSnapshot<Value>(read: (till: Till) => Promise<Value>): Value | null {
  const till = useTill();
  const { snapshot } = useTillStatus();
  const asOfMs = snapshot.kind === "ready" ? snapshot.asOfMs : null;
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    if (asOfMs === null) return;
    let isShown = true;
    void read(till).then((found) => isShown && setValue(found));
    return () => {
      isShown = false;
    };
  }, [till, read, asOfMs]);
  return value;
}
