import { type RawBuilder, type SqlBool, sql as raw } from "kysely";

/** Whether a row of `contacts` has a text in its name or in what its channel knows it by, which are JSON; A to Z in any case. */
export function contactMatches(search: string): RawBuilder<SqlBool> {
  const inJson = JSON.stringify(search).slice(1, -1).toLowerCase();
  const pattern = `%${inJson.replace(/[~%_]/g, "~$&")}%`;
  return raw<SqlBool>`(lower(contacts.name) like ${pattern} escape '~' or lower(contacts.external_id) like ${pattern} escape '~')`;
}
