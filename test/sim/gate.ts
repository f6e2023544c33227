import type { World } from "./world";

/** What a tab or worker does goes through its gate, one operation after the other; a dead one never hears of anything again. */
export type Gate = {
  readonly name: string;
  isOpen(): boolean;
  turn<Result>(label: string, perform: () => Promise<Result>): Promise<Result>;
  /** Wraps a callback that a dead tab must not get. */
  whileOpen<Args extends readonly unknown[]>(callback: (...args: Args) => void): (...args: Args) => void;
  /** The tab dies: of the operations in hand some first ones are done, the others are not. */
  kill(): void;
  /** Dies in the middle of its so-manieth operation from now. */
  killAfter(turns: number, onKilled: () => void): void;
  /** Sleeps before its so-manieth operation from now. */
  sleepAfter(turns: number, forMs: number): void;
};

type InHand = { readonly label: string; readonly perform: () => Promise<unknown> };

export function createGate(world: World, name: string): Gate {
  const random = world.random("gate", name);
  const inHand: InHand[] = [];
  let open = true;
  let lastDueMs = 0;
  let turnsLeft: number | null = null;
  let whenKilled = () => {};
  let sleep: { turns: number; readonly forMs: number } | null = null;

  function kill(): void {
    if (!open) return;
    open = false;
    const done = inHand.slice(0, random.between(0, inHand.length));
    world.note(`${name} dies, ${done.length} of ${inHand.length} in hand are done`);
    for (const { perform } of done) perform().catch((error: unknown) => world.note(`${name} left behind: ${String(error)}`));
  }

  function countDown(): void {
    if (turnsLeft === null) return;
    turnsLeft -= 1;
    if (turnsLeft > 0) return;
    turnsLeft = null;
    kill();
    whenKilled();
  }

  function sleepMs(): number {
    if (sleep === null) return 0;
    sleep.turns -= 1;
    if (sleep.turns > 0) return 0;
    const { forMs } = sleep;
    sleep = null;
    return forMs;
  }

  return {
    name,
    isOpen: () => open,
    turn(label, perform) {
      return new Promise((resolve, reject) => {
        if (!open) return;
        const operation: InHand = { label, perform };
        inHand.push(operation);
        // A browser begins a tab's transactions in the order in which they were asked for.
        lastDueMs = Math.max(lastDueMs, world.time.nowMs() + waitMs(random) + sleepMs());
        world.time.after(lastDueMs - world.time.nowMs(), `${name} ${label}`, async () => {
          if (!open) return;
          inHand.splice(inHand.indexOf(operation), 1);
          await perform().then(resolve, reject);
        });
        countDown();
      });
    },
    whileOpen:
      (callback) =>
      (...args) => {
        if (open) callback(...args);
      },
    kill,
    killAfter(turns, onKilled) {
      turnsLeft = turns;
      whenKilled = onKilled;
    },
    sleepAfter(turns, forMs) {
      sleep = { turns, forMs };
    },
  };
}

/** Mostly at once; now and then a busy disk, rarely a tab that the browser has put to sleep. */
function waitMs(random: ReturnType<World["random"]>): number {
  const fate = random.fraction();
  if (fate < 0.002) return random.between(5_000, 25_000);
  if (fate < 0.02) return random.between(50, 900);
  return random.between(0, 4);
}
