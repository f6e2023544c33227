import type { Failure } from "../api/reply";
import { fetchSnapshot, type FetchDeps } from "./fetch-snapshot";

/** `of`: null until the server has said how many parts there are. */
export type Fetching = { readonly done: number; readonly of: number | null };

export type SnapshotRenewal = {
  /** Null where the till has the server's newest snapshot. */
  renew(token: string): Promise<Failure | "unusable-snapshot" | null>;
  /** The snapshot that is being fetched; null: none. */
  fetching(): Fetching | null;
  /** Calls the listener whenever that changes. */
  watch(listener: () => void): () => void;
};

/** Fetches snapshots, and tells how far it is. */
export function createSnapshotRenewal(deps: Omit<FetchDeps, "onProgress">): SnapshotRenewal {
  const listeners = new Set<() => void>();
  let fetching: Fetching | null = null;

  function setFetching(next: Fetching | null): void {
    fetching = next;
    for (const listener of listeners) listener();
  }

  return {
    async renew(token) {
      setFetching({ done: 0, of: null });
      try {
        const fetched = await fetchSnapshot({ ...deps, onProgress: (done, of) => setFetching({ done, of }) }, token);
        if (fetched.kind === "failed") return fetched.failure;
        return fetched.kind === "committed" ? null : "unusable-snapshot";
      } finally {
        setFetching(null);
      }
    },
    fetching: () => fetching,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
