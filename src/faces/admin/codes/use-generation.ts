import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure } from "../../../client/api/reply";
import { type CodeOrder, makeCodes } from "../../../client/code-file/make-codes";
import { newKey } from "../../../client/till/new-key";
import { useAdmin } from "../admin-services";
import { waitMs } from "./wait-ms";

export type Generation =
  | { readonly phase: "idle" }
  | { readonly phase: "making"; readonly order: CodeOrder; readonly isCancelling: boolean }
  | { readonly phase: "stopped"; readonly order: CodeOrder; readonly failure: Failure }
  | { readonly phase: "done"; readonly order: CodeOrder; readonly guessable: boolean };

/** Codes that the server makes, in one go however many steps it takes (R70). */
export function useGeneration(couponId: string, onAdded: () => void) {
  const { call, nowMs } = useAdmin();
  const [generation, setGeneration] = useState<Generation>({ phase: "idle" });
  const isCancelled = useRef(false);
  useEffect(() => () => void (isCancelled.current = true), []);

  const run = useCallback(
    async (first: CodeOrder) => {
      isCancelled.current = false;
      setGeneration({ phase: "making", order: first, isCancelling: false });
      const made = await makeCodes(first, {
        call,
        newId: () => newKey(crypto, nowMs()),
        onStep: (order) => setGeneration({ phase: "making", order, isCancelling: isCancelled.current }),
        isCancelled: () => isCancelled.current,
        wait: waitMs,
      });
      const { order } = made;
      setGeneration(made.kind === "stopped" ? { phase: "stopped", order, failure: made.failure } : { phase: "done", order, guessable: made.guessable });
      if (order.made > 0) onAdded();
    },
    [call, nowMs, onAdded],
  );

  const cancel = useCallback(() => {
    isCancelled.current = true;
    setGeneration((now) => (now.phase === "making" ? { ...now, isCancelling: true } : now));
  }, []);

  /** Something else is done: what was made before is no news any more. */
  const forget = useCallback(() => setGeneration((now) => (now.phase === "done" ? { phase: "idle" } : now)), []);

  return {
    generation,
    forget,
    make: (pattern: CodeOrder["pattern"], wanted: number) => void run({ couponId, pattern, wanted, made: 0, id: newKey(crypto, nowMs()) }),
    goOn: (order: CodeOrder) => void run(order),
    cancel,
  };
}
