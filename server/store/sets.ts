import type { RawBuilder, SqlBool } from "kysely";
import type { Database } from "./schema";
import type { SetTable } from "./set-tables";

/**
 * Statements over many rows or values at once, whose text never depends on how many: a database reads and plans it once,
 * and nothing puts thousands of parameters together.
 */
export type Sets = {
  /**
   * Inserts rows; those whose key is there already stay as they are. A key is in one table of `redemptions` and `answers`.
   * @returns how many were not there
   */
  insert<Table extends SetTable>(table: Table, rows: readonly Database[Table][]): Promise<number>;
  /** Writes the changing columns of rows that are there. */
  update<Table extends SetTable>(table: Table, rows: readonly Database[Table][]): Promise<void>;
  /** Whether a text column is one of many values. */
  isAmong(column: string, values: readonly string[]): RawBuilder<SqlBool>;
  /** The same of a column of bytes. */
  areAmong(column: string, values: readonly Uint8Array[]): RawBuilder<SqlBool>;
};
