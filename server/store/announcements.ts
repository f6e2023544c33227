/** Tells who watches, in this process, which workspaces have changed. */
export type Announcements = {
  /** To be called once the change is committed, not before. */
  announce(workspace: number): void;
  /** @returns what ends the watching */
  watch(listener: (workspace: number) => void): () => void;
  close(): void;
};

/**
 * Announces a workspace's first change at once and those that follow it closely as one: a burst of commits is to wake a
 * workspace's tills a few times, not hundreds.
 */
export function createAnnouncements(pauseMs = 50): Announcements {
  const listeners = new Set<(workspace: number) => void>();
  /** Workspaces announced just now; `again`: they have changed since. */
  const pausing = new Map<number, { again: boolean; readonly timer: NodeJS.Timeout }>();

  const tell = (workspace: number) => {
    const timer = setTimeout(() => {
      const { again = false } = pausing.get(workspace) ?? {};
      pausing.delete(workspace);
      if (again) tell(workspace);
    }, pauseMs);
    pausing.set(workspace, { again: false, timer: timer.unref() });
    for (const listener of listeners) listener(workspace);
  };

  return {
    announce(workspace) {
      const pause = pausing.get(workspace);
      if (pause === undefined) tell(workspace);
      else pause.again = true;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      for (const { timer } of pausing.values()) clearTimeout(timer);
      pausing.clear();
      listeners.clear();
    },
  };
}
