import { useEffect, useState } from "react";
import { useAdmin } from "../admin-services";

/** The device's clock, read anew every `everyMs`. */
export function useNowMs(everyMs: number): number {
  const { nowMs } = useAdmin();
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [nowMs, everyMs]);
  return now;
}
