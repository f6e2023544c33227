import type { Failure, Reply } from "../api/reply";

const WAITS_MS = [500, 2_000];

/** Asks again, twice, what may be asked again, where the answer was lost. */
export async function persist<Value>(ask: () => Promise<Reply<Value>>, wait: (ms: number) => Promise<void>): Promise<Reply<Value>> {
  for (const waitMs of WAITS_MS) {
    const reply = await ask();
    if (reply.kind === "ok" || !mayBeLost(reply)) return reply;
    await wait(waitMs);
  }
  return await ask();
}

/** Whether it may have been done all the same, or can be done in a moment. */
function mayBeLost({ kind }: Failure): boolean {
  return kind === "no-network" || kind === "timed-out" || kind === "server-trouble";
}
