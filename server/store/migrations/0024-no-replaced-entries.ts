import { type Kysely, sql as raw } from "kysely";
import type { ColumnTypes } from "./column-types";

/** SQLite's REPLACE takes the old row away without asking the triggers for deletes. */
export async function refuseReplacedEntries(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  if (types.bytes !== "blob") return;
  await raw`create trigger audit_log_no_replace before insert on audit_log
    when exists (select 1 from audit_log where (workspace = new.workspace and id = new.id) or rowid = new.rowid)
    begin select raise(abort, 'The audit log is append-only.'); end`.execute(db);
}
