import type { Resolution } from "../../src/domain/sync/resolve-conflict";
import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
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
  return async ({ by, query: { state, after = null, limit } }) =>
    ok(await store.conflicts(by.workspace, { state, after, limit, key: null }));
}

export function resolve(deps: Deps): Handler<"resolveConflict"> {
  const { store, nowMs, randomBytes } = deps;
  return async ({ by, parameters: { key }, body, browser }) => {
    const now = nowMs();
    const said = { key, ...body, managerId: by.id, reversalKey: newId(now, randomBytes) };
    const decision = await store.resolveConflict(by.workspace, said, now, deedOf(deps, by, browser));
    if (decision?.kind === "final") return fail({ problem: "final", message: FINAL[decision.resolution] });
    const { conflicts: [conflict] } = await store.conflicts(by.workspace, { state: "all", after: null, limit: 1, key });
    if (decision === null || conflict === undefined) return fail({ problem: "not-found", message: "There is no such conflict here." });
    return ok(conflict);
  };
}
