import { useEffect, useState } from "react";
import type { Directory } from "../../client/till/till";
import { useTill, useTillStatus } from "./till-services";

const NOBODY: Directory = { stores: [], devices: [], staff: [] };

/** Names behind ids, read again whenever the till's list has been brought up to date. */
export function useDirectory(): Directory {
  const till = useTill();
  const { snapshot } = useTillStatus();
  const asOfMs = snapshot.kind === "ready" ? snapshot.asOfMs : null;
  const [directory, setDirectory] = useState(NOBODY);
  useEffect(() => {
    let isShown = true;
    void till.directory().then((found) => isShown && setDirectory(found));
    return () => {
      isShown = false;
    };
  }, [till, asOfMs]);
  return directory;
}
