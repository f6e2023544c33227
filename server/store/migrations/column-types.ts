import type { ColumnDataType } from "kysely";

/** What the two databases call the same thing. */
export type ColumnTypes = { readonly bytes: ColumnDataType };
