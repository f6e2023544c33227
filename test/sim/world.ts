import { createHash } from "node:crypto";
import { randomOf, type Random } from "./random";
import { atRest, createVirtualTime, type VirtualTime } from "./virtual-time";

/** The one place where things happen: one at a time, in an order that the seed alone decides. */
export type World = {
  readonly seed: number;
  readonly time: VirtualTime;
  random(...names: readonly (string | number)[]): Random;
  /** Passes virtual time; nothing is remembered of who waits. */
  pause(ms: number): Promise<void>;
  /** A line of the trace. */
  note(text: string): void;
  steps(): number;
  /** Lets happen what is due until an instant, and looks at the world after each step. */
  runUntil(untilMs: number): Promise<void>;
  traceHash(): string;
  /** The latest lines of the trace, oldest first. */
  traceTail(): readonly string[];
};

export type WorldDeps = {
  readonly seed: number;
  readonly startMs: number;
  readonly linesKept: number;
  readonly afterStep: () => void;
};

export function createWorld({ seed, startMs, linesKept, afterStep }: WorldDeps): World {
  const time = createVirtualTime(startMs, randomOf(seed, "order"));
  const hash = createHash("sha256");
  const tail: string[] = [];
  let steps = 0;

  function note(text: string): void {
    const line = `${steps} +${time.nowMs() - startMs} ${text}`;
    hash.update(line);
    tail.push(line);
    if (tail.length > linesKept) tail.shift();
  }

  return {
    seed,
    time,
    random: (...names) => randomOf(seed, ...names),
    pause: (ms) => new Promise((resolve) => time.after(ms, "pause", resolve)),
    note,
    steps: () => steps,
    async runUntil(untilMs) {
      for (let next = time.next(untilMs); next !== null; next = time.next(untilMs)) {
        steps += 1;
        note(next.label);
        await next.happen();
        await atRest();
        afterStep();
      }
    },
    traceHash: () => hash.copy().digest("hex"),
    traceTail: () => tail,
  };
}
