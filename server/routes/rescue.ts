import type { RescueResponse } from "../../src/contract/messages/rescue";
import type { ProblemMessage } from "../../src/contract/messages/problem";
import type { RescueFile } from "../../src/domain/rescue/rescue-file";
import { fail, ok, type Result } from "../../src/domain/result";
import type { Deps } from "../deps";
import type { RescueFileProblem } from "../store/store";
import type { Handler } from "./handler";

const PROBLEMS: Record<RescueFileProblem, ProblemMessage> = {
  foreign: {
    problem: "rescue-file-foreign",
    message: "This file is of another shop, or made for a key that this server does not have. Nothing was taken.",
  },
  damaged: {
    problem: "rescue-file-damaged",
    message: "This file is not as its till made it. Nothing was taken; use another copy, or save it at the till again.",
  },
  "too-much-evidence": {
    problem: "too-large",
    message: "This till has handed over as much that cannot be read as is kept. Not all of the file was taken.",
  },
};

export function certificate({ store, nowMs }: Deps): Handler<"certificate"> {
  return async ({ till, body: { publicKey } }) => {
    const certified = await store.certify(till, publicKey);
    if (!certified.ok) return fail({ problem: "bad-request", message: "The public key is not one on P-256." });
    return ok({ nowMs: nowMs(), ...certified.value });
  };
}

export function rescueAtTill(deps: Deps): Handler<"rescueAtTill"> {
  return ({ till, body }) => takeIn(deps, till.workspace, body);
}

export function rescue(deps: Deps): Handler<"rescue"> {
  return ({ by, body }) => takeIn(deps, by.workspace, body);
}

async function takeIn({ store, nowMs }: Deps, workspace: number, file: RescueFile): Promise<Result<RescueResponse, ProblemMessage>> {
  const taken = await store.takeInRescueFile(workspace, file, nowMs());
  return taken.ok ? ok({ nowMs: nowMs(), ...taken.value }) : fail(PROBLEMS[taken.problem]);
}
