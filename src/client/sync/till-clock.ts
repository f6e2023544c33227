import {
  correctedMs,
  isClockBehind,
  isClockInDoubt,
  offsetOf,
  tellsTime,
  withExchange,
  type Exchange,
} from "../../domain/sync/corrected-time";
import type { TillTime } from "../../domain/sync/event";
import type { TillStore } from "../db/till-store";

/** The till's time (R25). */
export type TillClock = {
  /** Reads what was stored; until then, and before the first exchange, the device's own time. */
  load(): Promise<void>;
  nowMs(): number;
  time(): TillTime;
  /**
   * The server's time by its own word in this tab and a timer that nobody can set, never ahead of it; null before the first
   * word.
   */
  serverNowMs(): number | null;
  /** The device's clock was set back to before a time that this till has seen: then nothing is spent of a lease. */
  isBehind(): boolean;
  /** An exchange with the server; it settles every doubt, and resets the highest time, downwards too. */
  observe(exchange: Exchange): Promise<void>;
  /** Stores the time where none that is stored is higher; to be called each minute, whatever the line is like. */
  remember(): Promise<void>;
};

export type TimeSource = {
  readonly deviceNowMs: () => number;
  /** A timer that nobody can set, in milliseconds since any start. */
  readonly runningMs: () => number;
};

export function createTillClock(source: TimeSource, store: TillStore): TillClock {
  let startDeviceMs = source.deviceNowMs();
  let startRunningMs = source.runningMs();
  let exchanges: readonly Exchange[] = [];
  let highestMs: number | null = null;
  let heard: { readonly serverMs: number; readonly runningMs: number } | null = null;

  const deviceMs = () => Math.round(startDeviceMs + source.runningMs() - startRunningMs);
  const nowMs = () => correctedMs({ deviceMs: deviceMs(), offsetMs: offsetOf(exchanges) });
  const isInDoubt = () => isClockInDoubt(source.deviceNowMs(), deviceMs());
  const isBehind = () => isClockBehind(nowMs(), highestMs);

  return {
    nowMs,
    async load() {
      const stored = await store.get("clock");
      if (stored === null) return;
      exchanges = stored.exchanges;
      highestMs = stored.highestMs;
    },
    time: () => ({
      deviceMs: deviceMs(),
      offsetMs: offsetOf(exchanges),
      uncertain: isInDoubt() || isBehind(),
    }),
    isBehind,
    serverNowMs: () => heard && Math.floor(heard.serverMs + source.runningMs() - heard.runningMs),
    async observe(exchange) {
      heard = { serverMs: exchange.serverMs, runningMs: source.runningMs() };
      if (!tellsTime(exchange)) return;
      // Exchanges from before somebody set the device's clock say nothing of the clock that it is now.
      exchanges = isInDoubt() ? [exchange] : withExchange(exchanges, exchange);
      startDeviceMs = source.deviceNowMs();
      startRunningMs = source.runningMs();
      const observedMs = nowMs();
      highestMs = observedMs;
      await store.change("clock", () => ({ highestMs: observedMs, exchanges }));
    },
    async remember() {
      // Also in doubt: this tab has kept on counting where the device's clock was set back, and the next tab has not.
      await store.change("clock", (stored) => {
        // What another tab has stored: one that has heard the server since may have reset it, downwards too.
        highestMs = Math.max(stored?.highestMs ?? -Infinity, nowMs());
        return { exchanges: stored?.exchanges ?? exchanges, highestMs };
      });
    },
  };
}
