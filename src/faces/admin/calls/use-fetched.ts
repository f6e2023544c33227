import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { CalledName, InputOf, OutputOf } from "../../../client/api/api";
import type { Failure } from "../../../client/api/reply";
import { useAdmin } from "../admin-services";

/** What a page shows of the server. `stale`: why what is shown could not be brought up to date. */
export type Fetched<Value> =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly failure: Failure }
  | { readonly phase: "here"; readonly value: Value; readonly stale: Failure | null };

export type Fetching<Value> = {
  readonly fetched: Fetched<Value>;
  /** What is shown answers what was asked before: another page, another search. */
  readonly isLate: boolean;
  readonly reload: () => Promise<void>;
  /** Shows what the server answered to a change; an older answer that is still on its way counts no more. */
  readonly put: (change: (value: Value) => Value) => void;
};

/**
 * Fetches when the page opens, when somebody comes back to it, and when they have signed in again.
 * @param everyMs again and again while the page is in sight; null: not
 */
export function useFetched<Name extends CalledName>(name: Name, input: InputOf<Name>, everyMs: number | null = null): Fetching<OutputOf<Name>> {
  const { call, session } = useAdmin();
  const [fetched, setFetched] = useState<Fetched<OutputOf<Name>>>({ phase: "loading" });
  const [answered, setAnswered] = useState<string | null>(null);
  const latest = useRef(0);
  const asked = JSON.stringify(input);
  const isOver = useStore(session, (now) => now.phase === "signed-in" && now.isOver);

  const reload = useCallback(async () => {
    const turn = (latest.current += 1);
    const reply = await call(name, JSON.parse(asked) as InputOf<Name>);
    if (turn !== latest.current) return;
    setAnswered(asked);
    setFetched((before) => {
      if (reply.kind === "ok") return { phase: "here", value: reply.value, stale: null };
      return before.phase === "here" ? { ...before, stale: reply } : { phase: "failed", failure: reply };
    });
  }, [call, name, asked]);

  useEffect(() => {
    if (isOver) return;
    void reload();
    const whenSeen = () => {
      if (document.visibilityState === "visible") void reload();
    };
    addEventListener("focus", whenSeen);
    document.addEventListener("visibilitychange", whenSeen);
    const timer = everyMs === null ? undefined : setInterval(whenSeen, everyMs);
    return () => {
      latest.current += 1;
      removeEventListener("focus", whenSeen);
      document.removeEventListener("visibilitychange", whenSeen);
      clearInterval(timer);
    };
  }, [reload, isOver, everyMs]);

  const put = useCallback((change: (value: OutputOf<Name>) => OutputOf<Name>) => {
    latest.current += 1;
    setFetched((before) => (before.phase === "here" ? { ...before, value: change(before.value) } : before));
  }, []);
  return { fetched, isLate: answered !== asked, reload, put };
}
