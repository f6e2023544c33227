import { backoffMs } from "../../domain/sync/backoff";
import type { ReadLive } from "../api/read-live";
import type { TillStore } from "../db/till-store";
import type { Line } from "./line";

export type LiveStreamDeps = {
  readonly store: Pick<TillStore, "get" | "watch">;
  readonly line: Pick<Line, "network" | "reached" | "watch">;
  readonly readLive: ReadLive;
  /** Waits for its turn, then runs the work: only one tab listens (R28). Gives up waiting when stopped. */
  readonly oneTabAtATime: (work: () => Promise<void>, stop: AbortSignal) => Promise<void>;
  /** 0 to 1, evenly random. */
  readonly jitter: () => number;
  /** The till should pull; or find out what has become of the line. */
  readonly nudge: () => void;
  readonly onError: (error: unknown) => void;
};

/** After so many failures in a row the waits grow no longer: a network that comes back is to be noticed within seconds. */
const MOST_FAILURES = 4;

/**
 * Listens to the server for as long as the till runs, so that what happens at other tills is known here within a second.
 * What it hears is only a reason to pull. A stream that opens or drops says at once what the line is.
 * @returns what ends it
 */
export function startLiveStream(deps: LiveStreamDeps): () => void {
  const stopping = new AbortController();
  deps.oneTabAtATime(() => listenOn(deps, stopping.signal), stopping.signal).catch(deps.onError);
  return () => stopping.abort();
}

async function listenOn(deps: LiveStreamDeps, stop: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    const token = await tokenInUse(deps.store, stop);
    if (token === null) return;
    const outdated = untilTokenChanges(deps, token, stop);
    const opened = await listenOnce(deps, token, outdated.signal);
    outdated.end();
    if (isOver(stop)) return;
    if (outdated.signal.aborted) continue;
    failures = opened ? 1 : Math.min(failures + 1, MOST_FAILURES);
    await pause(deps, backoffMs(failures, deps.jitter()), stop);
  }
}

// A signal is aborted by others, while a promise is awaited.
const isOver = (stop: AbortSignal) => stop.aborted;

/** @returns whether the server took the call */
async function listenOnce({ line, readLive, nudge }: LiveStreamDeps, token: string, stop: AbortSignal): Promise<boolean> {
  let opened = false;
  const ended = await readLive(
    token,
    {
      opened() {
        opened = true;
        line.reached();
        // What happened while nobody listened.
        nudge();
      },
      heard({ kind }) {
        if (kind === "changed") nudge();
      },
    },
    stop,
  );
  if (!stop.aborted && (opened || ended.kind === "revoked")) nudge();
  return opened;
}

/** The token of a till that is enrolled, as soon as it is; null where it is stopped before. */
async function tokenInUse(store: LiveStreamDeps["store"], stop: AbortSignal): Promise<string | null> {
  for (;;) {
    let change: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => (change = resolve));
    const endWatch = store.watch(change);
    stop.addEventListener("abort", change);
    try {
      const device = await store.get("device");
      if (stop.aborted) return null;
      if (device !== null && !device.revoked) return device.token;
      await changed;
    } finally {
      endWatch();
      stop.removeEventListener("abort", change);
    }
  }
}

/** Over once the till has another token: by the old one it must not be heard of for long (R62). */
function untilTokenChanges({ store, onError }: LiveStreamDeps, token: string, stop: AbortSignal) {
  const over = new AbortController();
  const abort = () => over.abort();
  const look = async () => {
    if ((await store.get("device"))?.token !== token) abort();
  };
  const endWatch = store.watch(() => void look().catch(onError));
  stop.addEventListener("abort", abort);
  return {
    signal: over.signal,
    end() {
      endWatch();
      stop.removeEventListener("abort", abort);
    },
  };
}

/** Waits, but no longer than until the line is back. */
function pause({ line }: LiveStreamDeps, ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    let before = line.network().kind;
    const endWatch = line.watch(() => {
      const now = line.network().kind;
      if (before === "offline" && now === "online") end();
      before = now;
    });
    stop.addEventListener("abort", end);
    function end(): void {
      clearTimeout(timer);
      endWatch();
      stop.removeEventListener("abort", end);
      resolve();
    }
  });
}
