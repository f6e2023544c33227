import { useEffect } from "react";
import { type Blocker, useBlocker } from "react-router";

/**
 * Holds whoever leaves a page by a link or back; when the tab is closed the browser asks in its own words.
 * @param mayLose is there anything to lose, this moment?
 */
export function useLeaveBlocker(mayLose: () => boolean): Blocker {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && mayLose());
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (mayLose()) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [mayLose]);
  return blocker;
}
