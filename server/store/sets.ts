import type { RawBuilder, Selectable, SqlBool } from "kysely";
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
  insert<Table extends SetTable>(table: Table, rows: readonly Selectable<Database[Table]>[]): Promise<number>;
  /** Writes the changing columns of rows that are there. */
  update<Table extends SetTable>(table: Table, rows: readonly Selectable<Database[Table]>[]): Promise<void>;
  /** A query of many values, in a column `value`. */
  given(values: readonly string[]): RawBuilder<unknown>;
  /** A workspace's rows whose column is one of many values, each of which is looked up by itself: there is an index of both. */
  among<Table extends SetTable>(table: Table, column: string, workspace: number, values: readonly string[]): Promise<Selectable<Database[Table]>[]>;
  /** Whether a text column is one of many values. */
  isAmong(column: string, values: readonly string[]): RawBuilder<SqlBool>;
  /** The same of a column of bytes. */
  areAmong(column: string, values: readonly Uint8Array[]): RawBuilder<SqlBool>;
};
