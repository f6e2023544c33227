/** How long requests take, one after the other, in milliseconds. The first few warm up. */
export async function measured(requests: number, ask: (index: number) => Promise<void>) {
  const WARM_UP = 5;
  const tookMs: number[] = [];
  for (let index = -WARM_UP; index < requests; index += 1) {
    const startedMs = performance.now();
    await ask(Math.abs(index));
    if (index >= 0) tookMs.push(performance.now() - startedMs);
  }
  const sorted = tookMs.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN) * 10) / 10;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}
