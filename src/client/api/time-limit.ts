/**
 * How long a request may take: `total`, or `idle` since its last byte, so that a big download on a thin line can finish (R28).
 */
export type TimeLimit = { readonly kind: "total" | "idle"; readonly ms: number };

export type TimeLimited = {
  readonly signal: AbortSignal;
  /** A byte has arrived. */
  readonly progress: () => void;
  readonly hasPassed: () => boolean;
  readonly end: () => void;
};

/** Starts the clock of one request; aborts its signal when the limit passes, or when somebody stops it. */
export function startTimeLimit(limit: TimeLimit, stop?: AbortSignal): TimeLimited {
  const controller = new AbortController();
  const stopped = () => controller.abort();
  stop?.addEventListener("abort", stopped);
  let passed = false;
  const abort = () => {
    passed = true;
    controller.abort();
  };
  let timer = setTimeout(abort, limit.ms);
  return {
    signal: controller.signal,
    progress() {
      if (limit.kind === "total" || passed) return;
      clearTimeout(timer);
      timer = setTimeout(abort, limit.ms);
    },
    hasPassed: () => passed,
    end() {
      clearTimeout(timer);
      stop?.removeEventListener("abort", stopped);
    },
  };
}

/** A response's whole body; every chunk of it counts as progress. */
export async function readBody(response: Response, limited: TimeLimited): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    limited.progress();
    chunks.push(chunk.value);
  }
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
