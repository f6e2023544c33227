/** Watches how long the page's thread is kept from its next task. */
export function blockWatch(): { stop(): Promise<number> } {
  const { port1, port2 } = new MessageChannel();
  let longestMs = 0;
  let lastMs = performance.now();
  let onStopped: ((longestMs: number) => void) | null = null;
  port1.onmessage = () => {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
    if (onStopped !== null) return onStopped(longestMs);
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return { stop: () => new Promise((resolve) => (onStopped = resolve)) };
}
