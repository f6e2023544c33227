import type { Resolution } from "../../src/domain/sync/resolve-conflict";
import { fail, ok } from "../../src/domain/result";
import { newId } from "../auth/new-id";
import type { Deps } from "../deps";
import type { Handler } from "./handler";

/** Why a conflict cannot be resolved again. */
const FINAL: Record<Resolution, string> = {
  loss: "This conflict was resolved as a loss.",
  fraud: "This conflict was resolved as fraud.",
  reversed: "This redemption was reversed, which is final.",
  promoted: "This redemption holds the code by now, which is final; its till can reverse it.",
};

export function conflicts({ store }: Deps): Handler<"conflicts"> {
  return async ({ manager, query: { state, after = null, limit } }) =>
    ok(await store.conflicts(manager.workspace, { state, after, limit, key: null }));
}

export function resolve({ store, nowMs, randomBytes }: Deps): Handler<"resolveConflict"> {
  return async ({ manager, parameters: { key }, body }) => {
    const now = nowMs();
    const said = { key, ...body, managerId: manager.id, reversalKey: newId(now, randomBytes) };
    const decision = await store.resolveConflict(manager.workspace, said, now);
    if (decision?.kind === "final") return fail({ problem: "final", message: FINAL[decision.resolution] });
    const { conflicts: [conflict] } = await store.conflicts(manager.workspace, { state: "all", after: null, limit: 1, key });
    if (decision === null || conflict === undefined) return fail({ problem: "not-found", message: "There is no such conflict here." });
    return ok(conflict);
  };
}
