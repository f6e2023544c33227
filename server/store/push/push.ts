import type { Sql } from "../sql";
import type { Push, PushAnswer, TillOnRecord } from "../store";

export async function push(_sql: Sql, _till: TillOnRecord, _push: Push, _nowMs: number): Promise<readonly PushAnswer[]> {
  throw new Error("not yet");
}
