import { type SqlBool, sql as raw } from "kysely";

/** As the domain's status has it (R47). */
export function isActiveAt(nowMs: number) {
  return raw<SqlBool>`(revoked_ms is null and (start_ms is null or start_ms <= ${nowMs}) and (end_ms is null or end_ms > ${nowMs}))`;
}
