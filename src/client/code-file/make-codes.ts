import { type GenerateRequest, GENERATED_MAX } from "../../contract/messages/code-imports";
import type { Api } from "../api/api";
import type { Failure } from "../api/reply";
import { persist } from "./persist";

/** What is wanted of a pattern, and how far it is; `id`: of the step that is next, kept where its answer was lost. */
export type CodeOrder = {
  readonly couponId: string;
  readonly pattern: GenerateRequest["pattern"];
  readonly wanted: number;
  readonly made: number;
  readonly id: string;
};

export type MakingCodes = {
  readonly call: Api["call"];
  readonly newId: () => string;
  readonly onStep: (order: CodeOrder) => void;
  readonly isCancelled: () => boolean;
  readonly wait: (ms: number) => Promise<void>;
};

/** How it ended. `guessable`: what the server says of all of the coupon's codes by then (R70). */
export type CodesMade =
  | { readonly kind: "done" | "cancelled"; readonly order: CodeOrder; readonly guessable: boolean }
  | { readonly kind: "stopped"; readonly order: CodeOrder; readonly failure: Failure };

/** Has codes made in steps of the most that the server makes at once; what is made stays, whatever becomes of the rest. */
export async function makeCodes(first: CodeOrder, { call, newId, onStep, isCancelled, wait }: MakingCodes): Promise<CodesMade> {
  let order = first;
  let guessable = false;
  while (order.made < order.wanted) {
    if (isCancelled()) return { kind: "cancelled", order, guessable };
    const { couponId, id, pattern, wanted, made } = order;
    const codes = Math.min(GENERATED_MAX, wanted - made);
    const reply = await persist(() => call("generateCodes", { params: { couponId }, body: { id, codes, pattern } }), wait);
    if (reply.kind !== "ok") return { kind: "stopped", order, failure: reply };
    order = { ...order, made: made + reply.value.added, id: newId() };
    guessable = reply.value.guessable;
    onStep(order);
  }
  return { kind: "done", order, guessable };
}
