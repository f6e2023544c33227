import type { ColumnDataType } from "kysely";

/** What the two databases call the same thing. `instant` and `flag`: as better-auth writes them; all other tables hold numbers. */
export type ColumnTypes = { readonly bytes: ColumnDataType; readonly instant: ColumnDataType; readonly flag: ColumnDataType };
