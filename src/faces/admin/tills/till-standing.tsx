import { Standing } from "../parts/standing";
import { useNowMs } from "../parts/use-now";
import { When } from "../parts/when";
import type { TillAtDesk } from "./till-at-desk";

const MINUTE_MS = 60_000;
/** The server notes within a minute when it last heard of a till. */
const HEARD_JUST_NOW_MS = 3 * MINUTE_MS;
const LONG_SILENT_MS = 24 * 60 * MINUTE_MS;

/** Does the server hear of a till? One that is offline redeems all the same, so silence is a doubt, not a fault. */
export function TillStanding({ till }: { readonly till: TillAtDesk }) {
  const nowMs = useNowMs(MINUTE_MS);
  const heardMs = heardOfMs(till);
  if (nowMs - heardMs < HEARD_JUST_NOW_MS) return <Standing tone="go">Online</Standing>;
  return (
    <>
      {isSilent(till, nowMs) ? <Standing tone="wait">Silent</Standing> : <Standing tone="none">Offline</Standing>}
      <span>
        Last heard of <When ms={heardMs} />
      </span>
    </>
  );
}

/** Not for a day: somebody should look at it. */
export function isSilent(till: TillAtDesk, nowMs: number): boolean {
  return nowMs - heardOfMs(till) > LONG_SILENT_MS;
}

/** The last that the server heard of it; it was there when it was set up. */
function heardOfMs({ seenMs, enrolledMs }: TillAtDesk): number {
  return seenMs ?? enrolledMs;
}
