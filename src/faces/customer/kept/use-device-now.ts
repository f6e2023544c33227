import { useEffect, useState } from "react";

const EVERY_MS = 5_000;

/** The phone's clock, looked at every few seconds: a period begins and ends before somebody's eyes. */
export function useDeviceNowMs(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
