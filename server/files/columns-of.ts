import type { CsvValue } from "../../src/domain/csv/csv-field";

/** The columns of a file: each with its title and what stands in it for a record. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => CsvValue>>;

export function headOf<Row>(columns: Columns<Row>): readonly string[] {
  return Object.keys(columns);
}

/** Records as rows of a file, page by page. */
export async function* rowsOf<Row>(columns: Columns<Row>, pages: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly (readonly CsvValue[])[]> {
  const fields = Object.values(columns);
  for await (const page of pages) yield page.map((row) => fields.map((field) => field(row)));
}
