import type { TillOnRecord } from "../store/store";
import { type LiveConnection, openConnection } from "./live-connection";

/** The streams of this process; what each till is told is only that there is something to pull. */
export type LiveHub = {
  /**
   * A stream for this till, ending the one that it had; null where its workspace has as many as it may.
   * @param mayListen the access check of every request, made again with each beat
   */
  open(till: TillOnRecord, mayListen: () => Promise<boolean>): ReadableStream<Uint8Array<ArrayBuffer>> | null;
};

export type LiveHubDeps = {
  /** Calls back after each commit that a till may want to hear of, whichever process made it. */
  readonly watch: (listener: (workspace: number) => void) => unknown;
  /** Aborted when the server stops, which would otherwise wait for streams that never end. */
  readonly stopping: AbortSignal | undefined;
  readonly onError: (error: unknown) => void;
};

export const MOST_STREAMS_PER_WORKSPACE = 1_000;

export function createLiveHub({ watch, stopping, onError }: LiveHubDeps): LiveHub {
  const workspaces = new Map<number, Map<string, LiveConnection>>();

  function every(workspace: number): Iterable<LiveConnection> {
    return workspaces.get(workspace)?.values() ?? [];
  }

  watch((workspace) => {
    for (const connection of every(workspace)) connection.changed();
  });
  stopping?.addEventListener("abort", () => {
    for (const workspace of workspaces.keys()) for (const connection of every(workspace)) connection.end();
  });

  return {
    open({ workspace, installationId }, mayListen) {
      const tills = workspaces.get(workspace) ?? new Map<string, LiveConnection>();
      const older = tills.get(installationId);
      if (older === undefined && tills.size >= MOST_STREAMS_PER_WORKSPACE) return null;
      older?.end();
      const connection = openConnection({
        mayListen,
        onError,
        onEnd() {
          // A newer stream of the same till may have taken its place.
          if (tills.get(installationId) === connection) tills.delete(installationId);
          if (tills.size === 0) workspaces.delete(workspace);
        },
      });
      tills.set(installationId, connection);
      workspaces.set(workspace, tills);
      if (stopping?.aborted === true) connection.end();
      return connection.stream;
    },
  };
}
