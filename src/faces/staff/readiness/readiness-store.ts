import { createStore, type StoreApi } from "zustand/vanilla";

/** What this tab needs besides the list of codes to go on without a network. */
export type Readiness = {
  /** Every file of the till is in the service worker's cache. */
  readonly filesKept: boolean;
  /** The decoder runs, so all of its files have been fetched. */
  readonly decoderRuns: boolean;
};

export type ReadinessStore = {
  readonly store: StoreApi<Readiness>;
  /** Begins anew and tries until both are true; the returned function gives up. */
  start(): () => void;
};

export type ReadinessParts = {
  /** Rejects where the files can't be had now. */
  readonly keepFiles: () => Promise<void>;
  readonly warmUpDecoder: () => Promise<{ readonly ok: boolean }>;
  readonly retryAfterMs: number;
};

const NOTHING_YET: Readiness = { filesKept: false, decoderRuns: false };

export function createReadinessStore({ keepFiles, warmUpDecoder, retryAfterMs }: ReadinessParts): ReadinessStore {
  const store = createStore<Readiness>()(() => NOTHING_YET);
  return {
    store,
    start() {
      store.setState(NOTHING_YET);
      const stopFiles = repeatUntil(() => keepFiles().then(isDone, isNotYet), retryAfterMs, () =>
        store.setState({ filesKept: true }),
      );
      const stopDecoder = repeatUntil(() => warmUpDecoder().then(({ ok }) => ok, isNotYet), retryAfterMs, () =>
        store.setState({ decoderRuns: true }),
      );
      return () => {
        stopFiles();
        stopDecoder();
      };
    },
  };
}

const isDone = () => true;
/** Offline, or no service worker: the screen says "not ready" until a later try succeeds. */
const isNotYet = () => false;

function repeatUntil(attempt: () => Promise<boolean>, retryAfterMs: number, onDone: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const run = async () => {
    const isDone = await attempt();
    if (isStopped) return;
    if (isDone) onDone();
    else timer = setTimeout(() => void run(), retryAfterMs);
  };
  void run();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
