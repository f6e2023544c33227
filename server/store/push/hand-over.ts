import type { Answer } from "../../../src/domain/sync/answer";
import { fail, ok, type Result } from "../../../src/domain/result";
import type { Sql } from "../sql";
import type { Push, TillOnRecord } from "../store";
import { TooMuchEvidence } from "./limit-evidence";
import { push } from "./push";

/** Takes the outbox of a revoked till as a push takes that of any other, with a limit on what cannot be read (R30). */
export async function handOver(
  sql: Sql,
  till: TillOnRecord,
  sent: Push,
  nowMs: number,
): Promise<Result<readonly Answer[], "too-much-evidence">> {
  try {
    return ok(await push(sql, till, sent, nowMs));
  } catch (failure) {
    if (failure instanceof TooMuchEvidence) return fail("too-much-evidence");
    throw failure;
  }
}
