import { DEFAULT_AUTO_LOCK_MS, mayLock } from "../../domain/staff/auto-lock";
import type { TillStore } from "../db/till-store";
import type { TillClock } from "../sync/till-clock";

export type SessionDeps = { readonly store: TillStore; readonly clock: Pick<TillClock, "nowMs"> };

/** Who is signed in, as all tabs of the till share it, and whether somebody is still there (R67). */
export type SessionDesk = {
  begin(staffId: string): Promise<void>;
  end(): Promise<void>;
  /** Somebody has touched the till; stored now and then. */
  noteActivity(): Promise<void>;
  /** Locks where no tab was touched for long enough, and `heldMs` more. Says whether it did. */
  lockIfIdle(heldMs: number): Promise<boolean>;
};

/** Each costs a write; a lock may come so much early. */
const NOTED_AT_MOST_EVERY_MS = 10_000;

export function createSessionDesk({ store, clock }: SessionDeps): SessionDesk {
  let notedMs = -Infinity;

  return {
    async begin(staffId) {
      const nowMs = clock.nowMs();
      await store.change("session", () => ({ staffId, sinceMs: nowMs, activeMs: nowMs }));
      await store.change("lockedStaffId", () => null);
    },
    async end() {
      await store.change("session", () => null);
      await store.change("lockedStaffId", () => null);
    },
    async noteActivity() {
      const nowMs = clock.nowMs();
      if (Math.abs(nowMs - notedMs) < NOTED_AT_MOST_EVERY_MS) return;
      notedMs = nowMs;
      await store.change("session", (now) => now && { ...now, activeMs: nowMs });
    },
    async lockIfIdle(heldMs) {
      const autoLockMs = (await store.get("snapshot"))?.settings.autoLockMs ?? DEFAULT_AUTO_LOCK_MS;
      const nowMs = clock.nowMs();
      let locked: string | null = null;
      await store.change("session", (now) => {
        const locks = now !== null && mayLock({ activeMs: now.activeMs ?? now.sinceMs, nowMs, autoLockMs, heldMs });
        locked = locks ? now.staffId : null;
        return locks ? null : now;
      });
      if (locked !== null) await store.change("lockedStaffId", () => locked);
      return locked !== null;
    },
  };
}
