import type { Answer } from "../../../src/domain/sync/answer";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { Sql } from "../sql";
import { TooMuchEvidence } from "./limit-evidence";
import type { TillPush } from "./parse-items";
import { push } from "./push";

/** Takes the outbox of a revoked till as a push takes that of any other, with a limit on what cannot be read (R30). */
export async function handOver(sql: Sql, sent: TillPush): Promise<Result<readonly Answer[], "too-much-evidence">> {
  try {
    const [answers] = await push(sql, sent.till.workspace, [sent]);
    if (answers === undefined) throw new Error("A handover was taken and not answered.");
    return ok(answers);
  } catch (failure) {
    if (failure instanceof TooMuchEvidence) return fail("too-much-evidence");
    throw failure;
  }
}
