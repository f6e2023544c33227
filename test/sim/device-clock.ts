import type { TimeSource } from "../../src/client/sync/till-clock";
import type { VirtualTime } from "./virtual-time";

/** A device's clock: off, drifting, and set by somebody now and then. */
export type DeviceClock = TimeSource & { set(byMs: number): void };

export function createDeviceClock(time: VirtualTime, offMs: number, driftMsPerS: number): DeviceClock {
  const startMs = time.nowMs();
  let setByMs = 0;
  const passedMs = () => (time.nowMs() - startMs) * (1 + driftMsPerS / 1_000);
  return {
    deviceNowMs: () => Math.round(startMs + offMs + passedMs() + setByMs),
    runningMs: passedMs,
    set(byMs) {
      setByMs += byMs;
    },
  };
}
