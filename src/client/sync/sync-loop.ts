import { SUPERVISOR_UNDO_WINDOW_MS } from "../../domain/redemption/undo-window";
import { backoffMs } from "../../domain/sync/backoff";
import { nextChangeMs } from "../../domain/sync/outbox-state";
import { isBaseOutgrown, type OutgrownLimits } from "../../domain/sync/outgrown-base";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import type { DeviceRecord } from "../db/records";
import type { TillStore } from "../db/till-store";
import { askStandings } from "./ask-standings";
import type { BlobIntake } from "./blob-intake";
import { certifyTill } from "./certify-till";
import { handOver, markRevoked } from "./hand-over";
import { pullFeed, type TillReporting } from "./pull-feed";
import { pushOutbox } from "./push-outbox";
import { createLeaseRenewal } from "./renew-leases";
import { goBackToFormerToken, goOnToNextToken, renewToken } from "./renew-token";
import { createSnapshotRenewal, type SnapshotRenewal } from "./renew-snapshot";
import type { TillClock } from "./till-clock";

export type SyncDeps = TillReporting & {
  readonly store: TillStore;
  readonly api: Api;
  readonly clock: TillClock;
  readonly crypto: Crypto;
  readonly openIntake: (parts: number) => BlobIntake;
  /** 0 to 1, evenly random. */
  readonly jitter: () => number;
  /** Others than the usual ones, where a few codes are to do for many. */
  readonly outgrown?: OutgrownLimits | undefined;
  /** Runs the work unless another tab is at it; saves work, guards nothing (R28). */
  readonly unlessElsewhere: (work: () => Promise<void>) => Promise<void>;
  /** A bug, or a database that will not write: the loop goes on, but somebody should know. */
  readonly onError: (error: unknown) => void;
};

export type SyncLoop = Pick<SnapshotRenewal, "fetching" | "watch"> & {
  /** A round as soon as the present one is over; resolves when that round is. */
  nudge(): Promise<void>;
  start(): void;
  stop(): void;
};

const ROUND_EVERY_MS = 20_000;

/** Push before pull, over and over: on a nudge at once, else on a timer; failures in a row space the rounds out. */
export function createSyncLoop(deps: SyncDeps): SyncLoop {
  const { store, clock } = deps;
  const snapshots = createSnapshotRenewal(deps);
  const leases = createLeaseRenewal(deps);
  let newerBaseTriedMs: number | null = null;
  let batchLimit: number | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let started = false;
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;

  async function round(): Promise<void> {
    clearTimeout(timer);
    let nextDueMs = Infinity;
    try {
      failures = (await syncOnce()) === null ? 0 : failures + 1;
      nextDueMs = await untilNextDueMs();
      // Last: somebody may be waiting for what the round brings.
      await store.readAhead();
    } catch (error) {
      failures += 1;
      deps.onError(error);
    }
    if (started) timer = setTimeout(() => void nudge(), Math.min(nextRoundMs(), nextDueMs));
  }

  function nextRoundMs(): number {
    return failures === 0 ? Math.round(ROUND_EVERY_MS * (0.75 + deps.jitter() / 2)) : backoffMs(failures, deps.jitter());
  }

  /** How long until an item may be sent that was cut off or has to wait, or an ask be withdrawn; Infinity: none. */
  async function untilNextDueMs(): Promise<number> {
    const nowMs = clock.nowMs();
    return (await store.outbox())
      .map(({ state }) => nextChangeMs(state) - nowMs)
      .filter((ms) => ms > 0)
      .reduce((soonest, ms) => Math.min(soonest, ms), Infinity);
  }

  /** Null where all went through, or there was nothing to do. */
  async function syncOnce(): Promise<Failure | "unusable-snapshot" | null> {
    const device = await store.get("device");
    if (device === null) return null;
    const failure = device.revoked ? await handedOver(device) : await pushedAndPulled(device);
    if (isFailure(failure, "unauthorised")) await turnedAway(device.token);
    return failure;
  }

  /** The server knows neither this token nor the one before: then it knows nothing of this till. */
  async function turnedAway(token: string): Promise<void> {
    if (await goBackToFormerToken(store, token)) return;
    await store.sendAllAgain(token);
    await goOnToNextToken(store, token);
  }

  async function pushedAndPulled(device: DeviceRecord): Promise<Failure | "unusable-snapshot" | null> {
    const push = await pushOutbox(deps, device.token, batchLimit);
    batchLimit = push.limit;
    let failure: Failure | "unusable-snapshot" | null = push.failure;
    if (!isLineDown(failure)) await deps.unlessElsewhere(async () => void (failure = (await pull(device.token)) ?? failure));
    if (isFailure(failure, "revoked")) {
      await markRevoked(store, device.token);
      return handedOver(device);
    }
    return failure;
  }

  async function handedOver(device: DeviceRecord): Promise<Failure | null> {
    const { failure, limit } = await handOver(deps, device, batchLimit);
    batchLimit = limit;
    return failure;
  }

  async function pull(token: string): Promise<Failure | "unusable-snapshot" | null> {
    let pulled = await pullFeed(deps, token);
    const outgrown = pulled.kind === "complete" && (await isOutgrown());
    if (outgrown) newerBaseTriedMs = clock.nowMs();
    if (outgrown || pulled.kind === "snapshot-needed") {
      const failure = await snapshots.renew(token);
      if (failure !== null) return failure;
      // What it went past may have called a lease back.
      leases.askSoon();
      // The server's base may be older than its latest changes.
      pulled = await pullFeed(deps, token);
    }
    switch (pulled.kind) {
      case "complete":
        // Only by a clock that the server has just set right: one that runs ahead would forget what is new.
        await store.forgetHistoryBefore(clock.nowMs() - SUPERVISOR_UNDO_WINDOW_MS);
        await certifyTill(deps, token);
        await renewToken(deps, token);
        return (await askStandings(deps, token)) ?? (await leases.renew(token));
      case "failed":
        return pulled.failure;
      // Another epoch has begun meanwhile: the next round takes its base.
      case "snapshot-needed":
        return null;
    }
  }

  async function isOutgrown(): Promise<boolean> {
    const snapshot = await store.get("snapshot");
    if (snapshot === null) return false;
    const changed = (snapshot.runs ?? []).reduce((sum, { rows }) => sum + rows, 0);
    const records = snapshot.shards.reduce((sum, shard) => sum + shard.records, 0);
    return isBaseOutgrown({ changed, records }, { triedMs: newerBaseTriedMs, nowMs: clock.nowMs() }, deps.outgrown);
  }

  function nudge(): Promise<void> {
    if (running === null) {
      running = round().finally(() => (running = null));
      return running;
    }
    // What the present round has passed already, the next one takes.
    queued ??= running.then(() => {
      queued = null;
      return nudge();
    });
    return queued;
  }

  return {
    nudge,
    fetching: snapshots.fetching,
    watch: snapshots.watch,
    start() {
      started = true;
      void nudge();
    },
    stop() {
      started = false;
      clearTimeout(timer);
    },
  };
}

function isLineDown(failure: Failure | null): boolean {
  return failure?.kind === "no-network" || failure?.kind === "timed-out";
}

function isFailure(failure: Failure | "unusable-snapshot" | null, kind: Failure["kind"]): boolean {
  return typeof failure === "object" && failure?.kind === kind;
}
