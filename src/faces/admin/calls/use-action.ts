import { useCallback, useRef, useState } from "react";
import type { Failure, Reply } from "../../../client/api/reply";
import { sayFailure } from "./say-failure";

export type Action = {
  readonly busy: boolean;
  /** Why the last try did nothing, and what to do. */
  readonly problem: string | null;
  readonly clear: () => void;
  /** Sends once, however often it is pressed until the answer is there. */
  readonly run: <Value>(send: () => Promise<Reply<Value>>, done: (value: Value) => void, refused?: (failure: Failure) => string | null) => Promise<void>;
};

/** Something that a button does at the server. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isSending = useRef(false);
  const run = useCallback<Action["run"]>(async (send, done, refused) => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const reply = await send();
      if (reply.kind === "ok") done(reply.value);
      else setProblem(refused?.(reply) ?? sayFailure(reply));
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setProblem(null), []);
  return { busy, problem, clear, run };
}
