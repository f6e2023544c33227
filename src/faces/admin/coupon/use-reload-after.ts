import { useEffect, useRef } from "react";

/** Fetches again after each change that something else on the page has made. @param changes how many there were */
export function useReloadAfter(changes: number, reload: () => Promise<void>): void {
  const seen = useRef(changes);
  useEffect(() => {
    if (seen.current === changes) return;
    seen.current = changes;
    void reload();
  }, [changes, reload]);
}
