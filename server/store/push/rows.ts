/** Rows of a table as a transaction sees them: what was read, then what is to be written, by one key. */
export class Rows<Row> {
  readonly #rows: Map<string, Row>;
  readonly #changed = new Set<string>();

  constructor(rows: readonly Row[], private readonly keyOf: (row: Row) => string) {
    this.#rows = new Map(rows.map((row) => [keyOf(row), row]));
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  /** In the order in which they were read, then added. */
  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  put(row: Row): void {
    const key = this.keyOf(row);
    this.#rows.set(key, row);
    this.#changed.add(key);
  }

  changed(): readonly Row[] {
    return this.all().filter((row) => this.#changed.has(this.keyOf(row)));
  }
}
