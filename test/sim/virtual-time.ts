import type { Random } from "./random";

/** Something that is going to happen. */
export type Happening = {
  readonly dueMs: number;
  readonly label: string;
  readonly happen: () => void | Promise<void>;
};

/** Time that passes only from one happening to the next. */
export type VirtualTime = {
  nowMs(): number;
  after(ms: number, label: string, happen: Happening["happen"]): Happening;
  cancel(happening: Happening): void;
  /** Takes the next happening, up to an instant, and moves the time to it; null: nothing more until then. */
  next(untilMs: number): Happening | null;
};

/** Of what is due at one instant, chance says what comes first. */
export function createVirtualTime(startMs: number, random: Random): VirtualTime {
  let nowMs = startMs;
  const pending = new Map<Happening, number>();

  function first(): Happening | null {
    let best: Happening | null = null;
    let bestTie = 0;
    for (const [happening, tie] of pending) {
      if (best !== null && (happening.dueMs > best.dueMs || (happening.dueMs === best.dueMs && tie > bestTie))) continue;
      best = happening;
      bestTie = tie;
    }
    return best;
  }

  return {
    nowMs: () => nowMs,
    after(ms, label, happen) {
      const happening = { dueMs: nowMs + Math.max(0, Math.round(ms)), label, happen };
      pending.set(happening, random.fraction());
      return happening;
    },
    cancel: (happening) => void pending.delete(happening),
    next(untilMs) {
      const happening = first();
      if (happening === null || happening.dueMs > untilMs) {
        nowMs = Math.max(nowMs, untilMs);
        return null;
      }
      pending.delete(happening);
      nowMs = happening.dueMs;
      return happening;
    },
  };
}

/**
 * Comes back when all that was set off runs no further by itself: a tick waits for every microtask. The event loop is left
 * alone, so that a busy computer does not make the simulation slower than it is.
 */
export function atRest(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

/** Lets the program's timers run in virtual time while some work is done. */
export async function withVirtualTimers<Result>(time: VirtualTime, work: () => Promise<Result>): Promise<Result> {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate };
  Object.assign(globalThis, timersOf(time));
  try {
    return await work();
  } finally {
    Object.assign(globalThis, real);
  }
}

/** A timer as Node has it; the program may call `unref` on it. */
type Timer = { happening: Happening | null; unref(): Timer };

function timersOf(time: VirtualTime) {
  const newTimer = (): Timer => ({
    happening: null,
    unref() {
      return this;
    },
  });
  const end = (timer: Timer | undefined) => {
    if (timer?.happening) time.cancel(timer.happening);
  };
  return {
    setTimeout(callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Timer {
      const timer = newTimer();
      timer.happening = time.after(ms, `timer ${ms}`, () => callback(...args));
      return timer;
    },
    setInterval(callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Timer {
      const timer = newTimer();
      const again = () => {
        timer.happening = time.after(ms, `interval ${ms}`, () => {
          again();
          callback(...args);
        });
      };
      again();
      return timer;
    },
    // The event loop's next turn never comes: a request is carried out whole.
    setImmediate: (callback: () => void): void => queueMicrotask(callback),
    clearTimeout: end,
    clearInterval: end,
  };
}
