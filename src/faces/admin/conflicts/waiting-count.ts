import { useCallback, useEffect } from "react";
import { create } from "zustand";
import { useAdmin } from "../admin-services";

/** How many conflicts and unconfirmed redemptions wait for somebody; null: not known yet. */
const useWaitingStore = create<{ readonly count: number | null }>(() => ({ count: null }));

/** What the rail says beside "Conflicts"; `check` asks the server anew. */
export function useWaiting() {
  const { call } = useAdmin();
  const count = useWaitingStore((state) => state.count);
  const check = useCallback(async () => {
    const reply = await call("today", {});
    if (reply.kind === "ok") useWaitingStore.setState({ count: reply.value.conflicts + reply.value.unconfirmed });
  }, [call]);
  return { count, check };
}

/** Keeps the number true while the admin is in sight. */
export function useWaitingKept(everyMs: number): number | null {
  const { count, check } = useWaiting();
  useEffect(() => {
    const whenSeen = () => {
      if (document.visibilityState === "visible") void check();
    };
    const timer = setInterval(whenSeen, everyMs);
    const first = setTimeout(whenSeen);
    addEventListener("focus", whenSeen);
    return () => {
      clearInterval(timer);
      clearTimeout(first);
      removeEventListener("focus", whenSeen);
    };
  }, [check, everyMs]);
  return count;
}
