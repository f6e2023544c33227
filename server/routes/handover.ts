import { fail, ok } from "../../src/domain/result";
import { deedOf } from "../auth/deed-of";
import type { Deps } from "../deps";
import type { Handler } from "./handler";

/** The last that a revoked till can do: hand over what it has done (R30). */
export function handover({ store, nowMs }: Deps): Handler<"handover"> {
  return async ({ till, body }) => {
    const answers = await store.handOver(till, body, nowMs());
    if (!answers.ok) {
      return fail({
        problem: "too-large",
        message: "This till has handed over as much that cannot be read as is kept. Nothing of this request was taken; send what is left without it.",
      });
    }
    await store.closeLeases(till, body.closing ?? []);
    return ok({ nowMs: nowMs(), answers: answers.value });
  };
}

/** As a manager's revocation, by the till itself: from its commit on it can only hand over (R30). */
export function signOutTill(deps: Deps): Handler<"signOutTill"> {
  return async ({ till, browser }) => {
    const now = deps.nowMs();
    const deed = deedOf(deps, { kind: "till", id: till.installationId, name: till.device.name }, browser);
    await deps.store.revokeInstallation(till.workspace, till.installationId, now, deed);
    return ok({ nowMs: now });
  };
}
